/** The scorer: runs the product's own code on outside data whose answers its authors gave, and says how often both agree.
 * One set is one small class; {@link dev.tributary.routes.score.Score} finds the data, runs the sets and prints. The data
 * stays outside the project, and any folder of the same layout can be scored. */
@NullMarked
package dev.tributary.routes.score;

import org.jspecify.annotations.NullMarked;
