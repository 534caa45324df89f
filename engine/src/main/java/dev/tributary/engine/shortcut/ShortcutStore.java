package dev.tributary.engine.shortcut;

import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where shortcuts are kept. Checks nothing; takes part in the running transaction. */
public interface ShortcutStore {
    /** The team's, by name. */
    List<Shortcut> ofTeam();

    /** An agent's own, by name. */
    List<Shortcut> ofAgent(UUID agent);

    /** The one with this id, and nobody else changes it until the transaction ends. */
    Optional<Shortcut> lock(UUID id);

    /** Adds one; false when the name is in use there, and nothing is stored then. */
    boolean add(Wording wording, UUID by, Instant at);

    /** Writes what may change of one; false when the name is in use there, and nothing is stored then. */
    boolean change(Wording wording, UUID by, Instant at);

    /** Takes one away. */
    void remove(UUID id);

    /**
     * What is written of a shortcut.
     *
     * @param id the id
     * @param owner whose own, or null
     * @param group for which group only, or null
     * @param name its name
     * @param text its text
     */
    record Wording(UUID id, @Nullable UUID owner, @Nullable UUID group, MaskedText name, MaskedText text) {}
}
