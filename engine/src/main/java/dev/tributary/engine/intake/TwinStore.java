package dev.tributary.engine.intake;

import java.util.Set;

/** Where the same mail is looked for in other mailboxes. Takes part in the running transaction. */
public interface TwinStore {
    /**
     * Waits until nobody else takes in mails of these ids, and then keeps everybody from it until the transaction ends.
     *
     * @return whether the house has several mailboxes; with one, nothing is locked
     */
    boolean lock(Set<String> ids);

    /** The mails of these ids that are stored, in whichever mailbox. */
    Set<ExternalKey> stored(Set<String> ids);
}
