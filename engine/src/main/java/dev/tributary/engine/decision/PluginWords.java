package dev.tributary.engine.decision;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Words that a plugin adds to the rule language: what rules can ask, what they can do, and whom they can look up. Found as
 * beans of the application. A word that exists already stays what it was, and the plugin's is left out and told.
 */
public interface PluginWords {
    /** Who brings them, for messages to admins. */
    String name();

    /** What rules can ask. */
    default List<Question> questions() {
        return List.of();
    }

    /** What rules can do; it reaches the engine as {@link Decision.Extra}. */
    default List<Deed> deeds() {
        return List.of();
    }

    /**
     * Whom rules can look up: {@code lookup('crm', contact.email).tier}. The only words that may change while the house
     * runs; asked often and on any thread, so answered from memory, and with the same list while nothing has changed.
     */
    default List<Register> registers() {
        return List.of();
    }

    /**
     * What is wrong where something that answers look-ups cannot be used as it was last set up: one sentence for admins
     * in each language, by the look-up's name. One that is listed here and among {@link #registers()} still answers as it
     * was set up before.
     */
    default Map<String, Map<String, String>> faults() {
        return Map.of();
    }

    /** What a value can be: {@code String}, {@code Long}, {@code Boolean} or {@code List<String>}. */
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        TEXTS
    }

    /**
     * Something rules can ask.
     *
     * @param path two words with a dot between, such as {@code loyalty.points}; the first is the plugin's own
     * @param kind what it is
     * @param help one sentence, by language ({@code en}, {@code hu})
     * @param reader reads it; pure, called on any thread, null when it is absent
     */
    record Question(String path, Kind kind, Map<String, String> help, Function<Snapshot, @Nullable Object> reader) {
        public Question {
            help = Map.copyOf(help);
        }
    }

    /**
     * Something rules can do, with one text behind it: {@code fileTicket 'returns'}.
     *
     * @param word its word
     * @param help one sentence, by language
     */
    record Deed(String word, Map<String, String> help) {
        public Deed {
            help = Map.copyOf(help);
        }
    }

    /**
     * Something that answers questions about a key.
     *
     * @param name its name
     * @param help one sentence, by language
     * @param fields what its answers hold; everything in them may be absent
     */
    record Register(String name, Map<String, String> help, Map<String, Kind> fields) {
        public Register {
            help = Map.copyOf(help);
            fields = Map.copyOf(fields);
        }
    }
}
