package dev.tributary.routes.stream;

import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
import org.apache.camel.Exchange;

/** What a channel that came as a file wants to know of what goes through its door. Called on the routes' threads. */
interface FileDoor {
    /** The account of events that name none; only events of its channel go through. */
    AccountKey account();

    /** An event was taken in. */
    void wasRead(ChannelEvent event, IntakeResult result);

    /** What a route handed in was no event; it is refused after this. */
    void couldNotBeRead(UnreadableEventException why, Exchange exchange);
}
