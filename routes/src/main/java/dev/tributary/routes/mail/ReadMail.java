package dev.tributary.routes.mail;

import dev.tributary.engine.spi.DeliveryFailure;
import dev.tributary.engine.spi.InboundMessage;

/** What a mail turned out to be. */
sealed interface ReadMail {
    /** Somebody wrote. */
    record Letter(InboundMessage message) implements ReadMail {}

    /**
     * A mail server reports that one of our mails did not arrive.
     *
     * @param failure what it says
     * @param message the report as a message, for the case that nobody knows the mail it speaks of
     */
    record Bounce(DeliveryFailure failure, InboundMessage message) implements ReadMail {}

    /** One of our own mails came back to us, or a report that one is merely late: nothing to do. */
    record Nothing(String reason) implements ReadMail {}
}
