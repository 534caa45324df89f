/** The rule editor: the books at the left with the rules that stand in them, one book's text in the middle with what is
 * wrong at its line, and its revisions at the right. What is written is a draft until somebody activates it; the live
 * text never changes under a message. Two admins on one book are told of each other. */
@NullMarked
package dev.tributary.ui.rules;

import org.jspecify.annotations.NullMarked;
