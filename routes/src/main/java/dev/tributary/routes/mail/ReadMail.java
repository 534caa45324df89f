package dev.tributary.routes.mail;

import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.DeliveryFailure;
import dev.tributary.engine.spi.InboundMessage;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** What a mail turned out to be. */
sealed interface ReadMail {
    /** What is handed in of it, if anything. */
    default Optional<ChannelEvent> event() {
        return switch (this) {
            case Letter letter -> Optional.of(letter.message());
            case Bounce bounce -> Optional.of(bounce.failure());
            case Nothing nothing -> {
                LoggerFactory.getLogger(ReadMail.class).info("a mail is not taken in: {}", nothing.reason());
                yield Optional.empty();
            }
        };
    }

    /** Somebody wrote. */
    record Letter(InboundMessage message) implements ReadMail {}

    /** A mail server reports that a mail did not arrive, or not yet: one of ours, or nobody's. It is never a message. */
    record Bounce(DeliveryFailure failure) implements ReadMail {}

    /** One of our own mails came back to us, or a report that one arrived: nothing to do. */
    record Nothing(String reason) implements ReadMail {}
}
