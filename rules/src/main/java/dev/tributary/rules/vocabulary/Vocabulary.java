package dev.tributary.rules.vocabulary;

import dev.tributary.engine.decision.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything a rule can ask, by path. Immutable. */
public final class Vocabulary {
    private static final Vocabulary STANDARD = new Vocabulary();

    private final Map<String, Field> fields = new LinkedHashMap<>();

    private Vocabulary() {
        message("channel", Type.TEXT, ValueSet.CHANNEL, facts -> message(facts, Snapshot.Message::channel));
        message("text", Type.TEXT, null, Facts::text);
        message("subject", Type.TEXT, null, facts -> message(facts, Snapshot.Message::subject));
        add("message.account", Type.TEXT, null, facts -> message(facts, Snapshot.Message::account));
        add("message.automatic", Type.FLAG, null, facts -> message(facts, Snapshot.Message::automatic));
        add("message.files", Type.TEXTS, null, facts -> message(facts, Snapshot.Message::files));
        add("message.pageUrl", Type.TEXT, null, facts -> message(facts, Snapshot.Message::pageUrl));
        contact();
        conversation();
        add("now", Type.MOMENT, null, Facts::now);
    }

    private void contact() {
        add("contact.name", Type.TEXT, null, facts -> contact(facts).name());
        add("contact.email", Type.TEXT, null, facts -> contact(facts).email());
        add("contact.phone", Type.TEXT, null, facts -> contact(facts).phone());
        add("contact.language", Type.TEXT, null, facts -> contact(facts).language());
        add("contact.tags", Type.TEXTS, null, facts -> contact(facts).tags());
        add("contact.conversationCount", Type.NUMBER, null, facts ->
                (long) contact(facts).conversationCount());
    }

    private void conversation() {
        add("conversation.isNew", Type.FLAG, null, Facts::isNew);
        add("conversation.status", Type.TEXT, ValueSet.STATUS, Facts::status);
        add("conversation.messageCount", Type.NUMBER, null, Facts::messageCount);
        add("conversation.subject", Type.TEXT, null, Facts::conversationSubject);
        add("conversation.priority", Type.TEXT, ValueSet.PRIORITY, Facts::priority);
        add("conversation.group", Type.TEXT, ValueSet.GROUP, Facts::group);
        add("conversation.assignees", Type.TEXTS, ValueSet.AGENT, Facts::assignees);
        add("conversation.assigneeOnShift", Type.FLAG, null, Facts::assigneeOnShift);
        add("conversation.tags", Type.TEXTS, null, Facts::tags);
        add("conversation.resolvedAt", Type.MOMENT, null, Facts::resolvedAt);
        add("conversation.resolvedFor", Type.DURATION, null, facts -> facts.since(facts.resolvedAt()));
        add("conversation.lastActivityAt", Type.MOMENT, null, Facts::lastActivityAt);
        add("conversation.idleFor", Type.DURATION, null, facts -> facts.since(facts.lastActivityAt()));
    }

    /** What the language has without plugins. */
    public static Vocabulary standard() {
        return STANDARD;
    }

    /** A field of the message; absent when the event is about none. */
    private static @Nullable Object message(Facts facts, Function<Snapshot.Message, @Nullable Object> reader) {
        Snapshot.Message message = facts.message();
        return message == null ? null : reader.apply(message);
    }

    private static Snapshot.Contact contact(Facts facts) {
        return facts.snapshot().contact();
    }

    /** The commonest fields of a message have a short name too. */
    private void message(String word, Type type, @Nullable ValueSet values, Function<Facts, @Nullable Object> reader) {
        add(word, type, values, reader);
        add("message." + word, type, values, reader);
    }

    private void add(String path, Type type, @Nullable ValueSet values, Function<Facts, @Nullable Object> reader) {
        fields.put(path, new Field(path, type, values, reader));
    }

    /** The field of that path, or null. */
    public @Nullable Field field(String path) {
        return fields.get(path);
    }

    /** All fields, in the order in which a reference lists them. */
    public List<Field> fields() {
        return List.copyOf(fields.values());
    }

    /** The words that can begin a path. */
    public Set<String> roots() {
        Set<String> roots = new LinkedHashSet<>();
        for (String path : fields.keySet()) {
            int dot = path.indexOf('.');
            roots.add(dot < 0 ? path : path.substring(0, dot));
        }
        return roots;
    }

    /** Whether fields hang on that word. */
    public boolean hasFields(String root) {
        return !fieldsOf(root).isEmpty();
    }

    /** The words that can follow a root. */
    public List<String> fieldsOf(String root) {
        List<String> words = new ArrayList<>();
        for (String path : fields.keySet()) {
            if (path.startsWith(root + ".")) {
                words.add(path.substring(root.length() + 1));
            }
        }
        return words;
    }
}
