/** Spares most rules being tried. A rule that can only fire when one of a few words stands in the message, or when it came by
 * a certain channel, is found by these <em>clues</em>; one pass over the text tells which clues are there. What the index
 * says of a text is never less than the truth: a clue that it does not see is not there, by any folding the language has. */
@NullMarked
package dev.tributary.rules.index;

import org.jspecify.annotations.NullMarked;
