/** The words of the language: what a rule can ask, what it can do, on which event, and of which type each thing is. The
 * checker reads this one model, and so will completion, hover help and the reference page; a word that is not here does not
 * exist. The sentences about words and mistakes, in English and Hungarian, lie beside it. */
@NullMarked
package dev.tributary.rules.vocabulary;

import org.jspecify.annotations.NullMarked;
