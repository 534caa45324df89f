/** The inbox: the list of conversations, the thread of the one that is open, the composer, and the customer's card. The
 * address is the state ({@code inbox/queue/conversation}); what is on the screen is read from {@code Inbox}, what the
 * agent does goes to {@code Desk}, and the event log tells when to look again. What moves with every key stroke lives in
 * the browser, in the elements under {@code /elements}. */
@NullMarked
package dev.tributary.ui.inbox;

import org.jspecify.annotations.NullMarked;
