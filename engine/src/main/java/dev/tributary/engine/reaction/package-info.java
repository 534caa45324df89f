/** What rules make of whatever happens: what they may see of a conversation, and how what they decide is done. Intake,
 * agents' commands, deliveries and timers all come here, in the transaction in which the thing happens. */
@NullMarked
package dev.tributary.engine.reaction;

import org.jspecify.annotations.NullMarked;
