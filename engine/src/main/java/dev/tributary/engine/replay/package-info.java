/** What would a draft have decided? Runs a candidate book and the live ones over what was recorded of real events, side by
 * side. Rules are pure and the record holds all they saw, so nothing is sent and nothing is written. */
@NullMarked
package dev.tributary.engine.replay;

import org.jspecify.annotations.NullMarked;
