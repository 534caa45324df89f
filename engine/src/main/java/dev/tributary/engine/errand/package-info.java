/** What is done once, outside the transaction that asked for it and after its commit: asked for in the database, so that it
 * outlives the node, and done by whichever node's scheduler comes first. */
@NullMarked
package dev.tributary.engine.errand;

import org.jspecify.annotations.NullMarked;
