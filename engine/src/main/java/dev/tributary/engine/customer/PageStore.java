package dev.tributary.engine.customer;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.customer.PageTrail.Looks;
import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the pages of visitors are kept. Takes part in the running transaction; locks nobody's conversation. */
public interface PageStore {
    /** Who the visitor is and where she writes; empty before her first message. */
    Optional<Known> known(VisitorIdentity visitor);

    /** Keeps a page; of one that is kept, end and title change. Says whether anything did. */
    boolean keep(UUID visitor, Page page);

    /** Throws away the oldest pages of a visitor beyond so many. */
    void trim(UUID visitor, int most);

    /** Writes down with what the contact looks; false when it was so already. */
    boolean looks(UUID contact, Looks looks);

    /**
     * A visitor with a conversation.
     *
     * @param contact who she is
     * @param conversation where she writes
     */
    record Known(UUID contact, UUID conversation) {}

    /**
     * A page.
     *
     * @param id the browser's name for it
     * @param url its address
     * @param title its title, or null
     * @param referrer where the visitor came from, or null
     * @param enteredAt since when
     * @param leftAt until when, or null
     */
    record Page(
            UUID id,
            MaskedText url,
            @Nullable MaskedText title,
            @Nullable MaskedText referrer,
            Instant enteredAt,
            @Nullable Instant leftAt) {}
}
