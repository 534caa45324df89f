/** What is suspicious in a book that is sound: conditions that never or always hold, rules that never have their turn, that
 * take away what another just gave, that come round again without end. Each finding follows from the checked tree by
 * reasoning that is short and right; where it would have to guess, it says nothing. */
@NullMarked
package dev.tributary.rules.lint;

import org.jspecify.annotations.NullMarked;
