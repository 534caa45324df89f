package dev.tributary.engine.reaction;

import dev.tributary.engine.decision.Snapshot;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What it all began with: the message, command or moment from which a chain of decisions started.
 *
 * @param event the word of what rules decide on
 * @param automatic whether a machine wrote it: then nothing is answered
 * @param contact the customer, read when somebody asks
 * @param message what was written, when it is about that
 * @param way how the customer can be answered, or null when that is to be found out
 * @param agent the agent who did it, or null: nobody is told of what they did themselves
 * @param messageId the message that it is about and that is stored, or null
 * @param visitor the browser with the chat box in it, when it is about that
 */
public record Occasion(
        String event,
        boolean automatic,
        Supplier<Snapshot.Contact> contact,
        Snapshot.@Nullable Message message,
        @Nullable Way way,
        @Nullable UUID agent,
        @Nullable UUID messageId,
        Snapshot.@Nullable Visitor visitor) {
    /** One that is about no browser. */
    public Occasion(
            String event,
            boolean automatic,
            Supplier<Snapshot.Contact> contact,
            Snapshot.@Nullable Message message,
            @Nullable Way way,
            @Nullable UUID agent,
            @Nullable UUID messageId) {
        this(event, automatic, contact, message, way, agent, messageId, null);
    }

    /** The same about a browser. */
    public Occasion with(Snapshot.Visitor browser) {
        return new Occasion(event, automatic, contact, message, way, agent, messageId, browser);
    }

    /** The same for rules that wait for this event, which came of it, about this message. */
    Occasion of(String next, Snapshot.@Nullable Message about) {
        return new Occasion(next, automatic, contact, about, way, agent, messageId, visitor);
    }

    Snapshot.Contact customer() {
        return contact.get();
    }
}
