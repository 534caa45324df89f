/** A book after its check: every name is found, every value has its type, every pattern compiles. Whoever holds such a tree
 * need ask nothing more; the evaluator turns it into lambdas, the explainer draws it. */
@NullMarked
package dev.tributary.rules.tree;

import org.jspecify.annotations.NullMarked;
