package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.ATTACHMENT;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REF;

import dev.tributary.engine.conversation.Answered;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ThreadEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Finds the messages that others answer. Each is looked for anew when it is shown, in the conversation of its answer: so who
 * may read the one may read the other, wherever messages were moved to, and an answer may come before what it answers.
 */
final class AnsweredRows {
    private static final int LONGEST_LINE = 300;
    private static final First NOTHING = new First("", "");

    private final DSLContext sql;

    AnsweredRows(DSLContext sql) {
        this.sql = sql;
    }

    /** What these messages of one conversation answer, by message; what is not known is missing. */
    Map<UUID, Answered> of(UUID conversation, Collection<? extends Record> rows) {
        Map<UUID, Name> asked = new HashMap<>();
        for (Record row : rows) {
            String name = DetailsColumn.text(row.get(MESSAGE.DETAILS), ThreadEntry.ANSWERS);
            if (name != null) asked.put(row.get(MESSAGE.ID), new Name(row.get(MESSAGE.ACCOUNT_ID), name));
        }
        if (asked.isEmpty()) return Map.of();
        Map<Name, UUID> found = find(conversation, new HashSet<>(asked.values()));
        Map<UUID, Answered> shown = shown(found.values());
        Map<UUID, Answered> answered = new HashMap<>();
        asked.forEach((message, name) -> {
            UUID there = found.get(name);
            Answered one = there == null ? null : shown.get(there);
            if (one != null && !one.id().equals(message)) answered.put(message, one);
        });
        return answered;
    }

    /** What an account's channel calls a message. */
    private record Name(UUID account, String name) {}

    private Map<Name, UUID> find(UUID conversation, Set<Name> names) {
        Map<Name, UUID> found = new HashMap<>();
        Set<String> came = left(names, found);
        add(
                found,
                sql.select(MESSAGE.ACCOUNT_ID, MESSAGE.EXTERNAL_ID, MESSAGE.ID)
                        .from(MESSAGE)
                        .where(MESSAGE.EXTERNAL_ID.in(came), MESSAGE.CONVERSATION_ID.eq(conversation)));
        Set<String> went = left(names, found);
        if (went.isEmpty()) return found;
        add(
                found,
                sql.select(DELIVERY.ACCOUNT_ID, DELIVERY.EXTERNAL_ID, DELIVERY.MESSAGE_ID)
                        .from(MESSAGE)
                        .join(DELIVERY)
                        .on(DELIVERY.MESSAGE_ID.eq(MESSAGE.ID))
                        .where(MESSAGE.CONVERSATION_ID.eq(conversation), DELIVERY.EXTERNAL_ID.in(went)));
        Set<String> inPieces = left(names, found);
        if (inPieces.isEmpty()) return found;
        add(
                found,
                sql.select(MESSAGE_REF.ACCOUNT_ID, MESSAGE_REF.RFC_ID, MESSAGE_REF.MESSAGE_ID)
                        .from(MESSAGE_REF)
                        .join(MESSAGE)
                        .on(MESSAGE.ID.eq(MESSAGE_REF.MESSAGE_ID))
                        .where(MESSAGE_REF.RFC_ID.in(inPieces), MESSAGE.CONVERSATION_ID.eq(conversation)));
        return found;
    }

    private static Set<String> left(Set<Name> names, Map<Name, UUID> found) {
        Set<String> left = new HashSet<>();
        for (Name name : names) if (!found.containsKey(name)) left.add(name.name());
        return left;
    }

    private static void add(Map<Name, UUID> found, Select<Record3<UUID, String, UUID>> rows) {
        rows.forEach(row -> found.putIfAbsent(new Name(row.value1(), row.value2()), row.value3()));
    }

    /** What a message begins with: a line of its words, or its file. */
    private record First(String line, String fileType) {}

    private Map<UUID, Answered> shown(Collection<UUID> messages) {
        if (messages.isEmpty()) return Map.of();
        Map<UUID, First> files = new HashMap<>();
        sql.select(ATTACHMENT.MESSAGE_ID, ATTACHMENT.NAME, ATTACHMENT.MEDIA_TYPE)
                .from(ATTACHMENT)
                .where(ATTACHMENT.MESSAGE_ID.in(messages), ATTACHMENT.PLACE.eq(0))
                .forEach(row -> files.put(row.value1(), new First(row.value2(), row.value3())));
        Field<String> beginning = DSL.left(MESSAGE.BODY, LONGEST_LINE).as("beginning");
        Map<UUID, Answered> shown = new HashMap<>();
        sql.select(MESSAGE.ID, MESSAGE.AUTHOR, MESSAGE.AUTHOR_NAME, MESSAGE.DELETED_AT, beginning)
                .from(MESSAGE)
                .where(MESSAGE.ID.in(messages))
                .forEach(row -> {
                    String name = row.get(MESSAGE.AUTHOR_NAME);
                    First shows = row.get(beginning)
                            .lines()
                            .map(String::strip)
                            .filter(text -> !text.isEmpty())
                            .findFirst()
                            .map(text -> new First(text, ""))
                            .orElseGet(() -> files.getOrDefault(row.get(MESSAGE.ID), NOTHING));
                    shown.put(
                            row.get(MESSAGE.ID),
                            new Answered(
                                    row.get(MESSAGE.ID),
                                    Author.valueOf(row.get(MESSAGE.AUTHOR)),
                                    name == null ? "" : name,
                                    shows.line(),
                                    shows.fileType(),
                                    row.get(MESSAGE.DELETED_AT) != null));
                });
        return shown;
    }
}
