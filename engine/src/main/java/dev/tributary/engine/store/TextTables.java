package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;

import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.search.TextSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link TextSource} on the tables. */
@Component
final class TextTables implements TextSource {
    private static final int MOST_OF_CONTACT = 5000;

    private final DSLContext sql;

    TextTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Text> messages(Collection<UUID> ids) {
        return select(MESSAGE.ID.in(ids)).fetch(TextTables::read);
    }

    @Override
    public List<Text> messagesOf(Collection<UUID> contacts, Collection<UUID> conversations) {
        return select(CONVERSATION.CONTACT_ID.in(contacts).or(CONVERSATION.ID.in(conversations)))
                .orderBy(CONVERSATION.LAST_ACTIVITY_AT.desc(), MESSAGE.SEQ.desc())
                .limit(MOST_OF_CONTACT)
                .fetch(TextTables::read);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Conversation by conversation, the oldest first: what is written in about the order of time is read so, too.
     */
    @Override
    public List<Text> after(@Nullable UUID message, int limit) {
        long number = -1;
        if (message != null) {
            var last = sql.select(CONVERSATION.ID, CONVERSATION.NUMBER, MESSAGE.SEQ)
                    .from(MESSAGE)
                    .join(CONVERSATION)
                    .on(CONVERSATION.ID.eq(MESSAGE.CONVERSATION_ID))
                    .where(MESSAGE.ID.eq(message))
                    .fetchOptional();
            // a message that is gone has taken the place with it: from the beginning then
            if (last.isPresent()) {
                number = last.get().value2();
                List<Text> rest = texts(List.of(last.get().value1()), last.get().value3(), limit);
                if (!rest.isEmpty()) return rest;
            }
        }
        while (true) {
            var next = sql.select(CONVERSATION.ID, CONVERSATION.NUMBER, CONVERSATION.MESSAGE_COUNT)
                    .from(CONVERSATION)
                    .where(CONVERSATION.NUMBER.gt(number))
                    .orderBy(CONVERSATION.NUMBER)
                    .limit(limit)
                    .fetch();
            if (next.isEmpty()) return List.of();
            List<UUID> some = new ArrayList<>();
            int messages = 0;
            for (var one : next) {
                messages += one.value3();
                if (!some.isEmpty() && messages > limit) break;
                some.add(one.value1());
                number = one.value2();
            }
            List<Text> texts = texts(some, 0, limit);
            if (!texts.isEmpty()) return texts;
        }
    }

    private List<Text> texts(List<UUID> conversations, long after, int limit) {
        return select(MESSAGE.CONVERSATION_ID.in(conversations).and(MESSAGE.SEQ.gt(after)))
                .orderBy(CONVERSATION.NUMBER, MESSAGE.SEQ)
                .limit(limit)
                .fetch(TextTables::read);
    }

    @Override
    public Map<UUID, String> bodies(Collection<UUID> ids) {
        return sql.select(MESSAGE.ID, MESSAGE.BODY)
                .from(MESSAGE)
                .where(MESSAGE.ID.in(ids))
                .fetchMap(MESSAGE.ID, MESSAGE.BODY);
    }

    private SelectConditionStep<? extends Record> select(Condition which) {
        return sql.select(
                        MESSAGE.ID,
                        MESSAGE.CONVERSATION_ID,
                        MESSAGE.CREATED_AT,
                        MESSAGE.SUBJECT,
                        MESSAGE.BODY,
                        CONTACT.NAME,
                        CONTACT.EMAIL)
                .from(MESSAGE)
                .join(CONVERSATION)
                .on(CONVERSATION.ID.eq(MESSAGE.CONVERSATION_ID))
                .join(CONTACT)
                .on(CONTACT.ID.eq(CONVERSATION.CONTACT_ID))
                .where(which, MESSAGE.KIND.ne(MessageKind.EVENT.name()));
    }

    private static Text read(Record row) {
        return new Text(
                row.get(MESSAGE.ID),
                row.get(MESSAGE.CONVERSATION_ID),
                row.get(MESSAGE.CREATED_AT).toInstant(),
                Stream.of(MESSAGE.SUBJECT, MESSAGE.BODY, CONTACT.NAME, CONTACT.EMAIL)
                        .map(row::get)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
