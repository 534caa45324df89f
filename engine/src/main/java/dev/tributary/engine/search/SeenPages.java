package dev.tributary.engine.search;

import dev.tributary.engine.masking.MaskedText;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which pages visitors saw in their conversations, so that these are found by them. Takes part in the running transaction. */
public interface SeenPages {
    /** The visitor of this conversation saw this page. What is no web address is left out; a repeat changes nothing. */
    default void saw(UUID conversation, MaskedText url) {
        saw(List.of(new Sight(conversation, url)));
    }

    /** Several at once. */
    void saw(Collection<Sight> sights);

    /**
     * A page that was seen.
     *
     * @param conversation in which conversation
     * @param url the page's address, as the browser tells it
     */
    record Sight(UUID conversation, MaskedText url) {}
}
