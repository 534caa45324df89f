package dev.tributary.engine.privacy;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where addresses of visitors are kept. Takes part in the running transaction. */
public interface AddressStore {
    /** Adds addresses to conversations; those that are there already stay. */
    void add(Map<UUID, Set<String>> seen);

    /** Deletes all. */
    void forget();
}
