package dev.tributary.engine.conversation;

import dev.tributary.engine.masking.MaskedText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind an entry of a thread.
 *
 * @param author what kind of somebody
 * @param id the agent or the contact, or null
 * @param name the name to show, or null when nothing is known
 */
public record Writer(
        Author author, @Nullable UUID id, @Nullable String name) {
    /** A customer, by masked name. */
    public static Writer customer(UUID contact, @Nullable MaskedText name) {
        return new Writer(Author.CUSTOMER, contact, name == null ? null : name.value());
    }

    /** An agent. */
    public static Writer agent(UUID id, String name) {
        return new Writer(Author.AGENT, id, name);
    }

    /** A rule, by its name. */
    public static Writer rule(String name) {
        return new Writer(Author.RULE, null, name);
    }

    /** The house itself. */
    public static Writer house() {
        return new Writer(Author.SYSTEM, null, null);
    }

    /** Somebody who answered in the channel's own tools. */
    public static Writer elsewhere() {
        return new Writer(Author.ELSEWHERE, null, null);
    }
}
