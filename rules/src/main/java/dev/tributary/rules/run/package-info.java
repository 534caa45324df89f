/** Runs checked books. Each condition becomes a lambda once; within a rule the cheap conditions are asked before the dear
 * ones, which is allowed because they are pure. A run leaves one byte a rule; the values are drawn later, by running the same
 * rules again on the same snapshot when somebody asks why. */
@NullMarked
package dev.tributary.rules.run;

import org.jspecify.annotations.NullMarked;
