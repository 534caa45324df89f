/** Decisions that hang on an answer from outside. What rules cannot decide at once is asked about after the commit, within
 * a time limit and with a memory; then the same rules decide on the same snapshot with the answers in it, once. An answer
 * that does not come counts as "nothing is known", and the trace says so. */
@NullMarked
package dev.tributary.engine.lookup;

import org.jspecify.annotations.NullMarked;
