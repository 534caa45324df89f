package dev.tributary.routes.mail;

import dev.tributary.engine.spi.DeliveryFailure;
import dev.tributary.engine.spi.InboundMessage;

/** What a mail turned out to be. */
sealed interface ReadMail {
    /** Somebody wrote. */
    record Letter(InboundMessage message) implements ReadMail {}

    /** A mail server reports that a mail did not arrive, or not yet: one of ours, or nobody's. It is never a message. */
    record Bounce(DeliveryFailure failure) implements ReadMail {}

    /** One of our own mails came back to us, or a report that one arrived: nothing to do. */
    record Nothing(String reason) implements ReadMail {}
}
