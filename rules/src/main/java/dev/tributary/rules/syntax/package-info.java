/** Reads a rule book. Groovy's own parser turns the text into its tree, and nothing more: the conversion phase is the last
 * one that runs, no class is made, no transformation is looked up. That tree is translated, node class by node class, into
 * {@link dev.tributary.rules.syntax.Term}s; a node without a translation is a finding with its place. Groovy's classes are
 * known here and nowhere else. */
@NullMarked
package dev.tributary.rules.syntax;

import org.jspecify.annotations.NullMarked;
