/** The {@code conversation:} component and the house of the channels. A route hands an event in with
 * {@code to("conversation:sms")}, is given what to send by {@code from("conversation:sms")} and gets what was posted to
 * {@code /channels/sms/webhook} by {@code from("conversation:sms/webhook")}. {@link dev.tributary.routes.stream.BuiltInChannel}
 * is the seam through which the channels that ship with the house plug in: their routes run in one Camel context, started,
 * stopped and restarted as accounts are added, changed and paused. Nothing of a sender's ever becomes a Camel header. */
@NullMarked
package dev.tributary.routes.stream;

import org.jspecify.annotations.NullMarked;
