/** The one way in. {@link dev.tributary.engine.intake.Intake} takes what channels hand in and, in one transaction, masks it,
 * drops repeats, finds the contact and the conversation, lets the rules decide, stores message, trace and events and queues
 * what must leave the house. A channel acknowledges only after the call has returned. */
@NullMarked
package dev.tributary.engine.intake;

import org.jspecify.annotations.NullMarked;
