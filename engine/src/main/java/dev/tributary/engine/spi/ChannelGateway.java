package dev.tributary.engine.spi;

/** The door through which the outbox hands messages to the channels. Implemented where the routes are. */
public interface ChannelGateway {
    /**
     * Sends one message and waits for the outcome. Called on an outbox worker thread, outside any transaction. Never
     * throws: what went wrong is an outcome. A channel that is not running is {@link SendOutcome.Temporary}.
     */
    SendOutcome send(OutgoingMessage message);

    /**
     * Whether a message may be handed in again when nobody knows what became of it, because the other side recognises
     * the repeat by its delivery's id (a Message-ID, a key in our own store). Where it would reach the customer twice,
     * the outcome stays unknown until an echo or a person settles it.
     */
    default boolean repeatable(AccountKey account) {
        return account.channel().equals(Channels.EMAIL) || account.channel().equals(Channels.CHAT);
    }

    /**
     * Whether the other side tells afterwards what it took, or can be asked: then what may have arrived is looked for before
     * a person may send it again.
     */
    default boolean tellsAfterwards(AccountKey account) {
        return account.channel().equals(Channels.MESSENGER) || account.channel().equals(Channels.COMMENTS);
    }
}
