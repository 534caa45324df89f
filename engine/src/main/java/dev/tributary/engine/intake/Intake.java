package dev.tributary.engine.intake;

import dev.tributary.engine.spi.ChannelEvent;
import java.util.List;

/**
 * Takes events in. Blocking; thread-safe. When a call returns normally the event is durably stored (or was already, or
 * is of no effect) and the channel may acknowledge. When it throws, the channel must not acknowledge: the event will come
 * again, and what of it was stored already is a duplicate then.
 */
public interface Intake {
    /**
     * Takes one event in. Events of concurrent callers may share one commit. When it throws, nothing was stored.
     *
     * @throws UnknownAccountException when no active account has the event's key
     */
    IntakeResult accept(ChannelEvent event);

    /**
     * Takes several events in, in one transaction; one result for each, in order. When that transaction fails, each event
     * is tried in one of its own, so that one bad event holds up none of the others; the first failure is thrown after all
     * were tried, and those that went well stay stored. Each event is stored whole or not at all.
     *
     * @throws UnknownAccountException when no active account has an event's key
     */
    List<IntakeResult> acceptAll(List<? extends ChannelEvent> events);
}
