package dev.tributary.engine.intake;

import dev.tributary.engine.spi.ChannelEvent;
import java.util.List;

/**
 * Takes events in. Blocking; thread-safe. When a call returns normally the event is durably stored (or was already, or
 * is of no effect) and the channel may acknowledge. When it throws, nothing was stored and the channel must not
 * acknowledge: the event will come again.
 */
public interface Intake {
    /**
     * Takes one event in. Events of concurrent callers may share one commit.
     *
     * @throws UnknownAccountException when no active account has the event's key
     */
    IntakeResult accept(ChannelEvent event);

    /**
     * Takes several events in, in one transaction where possible; one result for each, in order.
     *
     * @throws UnknownAccountException when no active account has an event's key
     */
    List<IntakeResult> acceptAll(List<? extends ChannelEvent> events);
}
