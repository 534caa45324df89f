package dev.tributary.engine.customer;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.masking.Unmasked;
import java.util.UUID;

/**
 * Who a customer is, as the site they come from says. A signature is checked before anything is handed in here: what is
 * called signed is proven. Contacts become one only on that proof, and never when both are signed (see
 * {@code docs/decisions/0014-who-a-visitor-is.md}). From any thread; each call is one transaction.
 */
public interface Identification {
    /**
     * The site vouches that the visitor is its customer of this id. What this browser wrote before as somebody nobody knew is
     * theirs from now on.
     *
     * @throws IllegalArgumentException when the id is empty, longer than 200 characters, or holds a card number
     */
    Outcome identify(VisitorIdentity visitor, Unmasked signedId, Claims proven);

    /**
     * The site's page says something of the visitor, unsigned: empty fields are filled, custom data is shown as unproven,
     * nothing is joined.
     *
     * @return whether it was kept: false while nobody knows the visitor, who has written nothing
     */
    boolean claim(VisitorIdentity visitor, Claims said);

    /**
     * Another system of the site's owner tells of their customer of this id.
     *
     * @return whether it was kept: false when no visitor with that id was met yet
     */
    boolean tell(UUID account, Unmasked signedId, Claims proven);

    /** The visitor logs out: her token ends. */
    void leave(VisitorIdentity visitor);

    /** What identifying came to. */
    enum Outcome {
        /** It was known already. */
        KNOWN,
        /** Other conversations may be the visitor's now: what the browser shows of them is to be read again. */
        JOINED,
        /** The browser belongs to somebody with another id: nothing was done; it needs a new token. */
        SOMEBODY_ELSE
    }
}
