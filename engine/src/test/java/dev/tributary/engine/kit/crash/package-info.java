/**
 * The crash rig: a house in a process of its own is written to from several sides and killed, again and again, while a
 * ledger outside of it notes what it acknowledged. Afterwards the store is held against the ledger.
 */
@NullMarked
package dev.tributary.engine.kit.crash;

import org.jspecify.annotations.NullMarked;
