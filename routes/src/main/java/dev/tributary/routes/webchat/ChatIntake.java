package dev.tributary.routes.webchat;

import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.ChannelEvent;

/** The way from the HTTP edge into the house. Returns when the event is durably stored. */
interface ChatIntake {
    /** Takes one event in; throws what the intake throws, and then nothing was stored. */
    IntakeResult accept(ChannelEvent event);
}
