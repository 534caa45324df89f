package dev.tributary.engine.spi;

/**
 * One thing that happened in a channel, as its route hands it in. Handing in is at least once: the same event may come
 * again at any time and changes nothing then.
 */
public sealed interface ChannelEvent
        permits InboundMessage,
                Echo,
                Receipt,
                DeliveryFailure,
                MessageEdit,
                MessageDeletion,
                MessageReaction,
                Typing,
                Opening,
                Portrait,
                ThreadOwner {
    /** The account in which it happened. */
    AccountKey account();
}
