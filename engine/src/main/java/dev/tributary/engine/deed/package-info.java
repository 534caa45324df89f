/** What plugins do because rules said so: asked for in the transaction of the rules, done after its commit, repeated when it
 * fails, and told in the conversation when it is given up. */
@NullMarked
package dev.tributary.engine.deed;

import org.jspecify.annotations.NullMarked;
