/** Addresses outside that the house calls when rules say so. A webhook has a name, an address and a secret with which each
 * call is signed as the Standard Webhooks specification (1.0) has it. A call is a row, made after the commit that asked
 * for it, repeated with growing pauses and given up in the end; what became of it stays to be read. */
@NullMarked
package dev.tributary.engine.webhook;

import org.jspecify.annotations.NullMarked;
