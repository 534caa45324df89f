package dev.tributary.engine.spi;

/** The door through which the outbox hands messages to the channels. Implemented where the routes are. */
public interface ChannelGateway {
    /**
     * Sends one message and waits for the outcome. Called on an outbox worker thread, outside any transaction. Never
     * throws: what went wrong is an outcome. A channel that is not running is {@link SendOutcome.Temporary}.
     */
    SendOutcome send(OutgoingMessage message);
}
