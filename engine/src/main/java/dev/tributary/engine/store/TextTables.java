package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;

import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.search.TextSource;
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
import org.jooq.impl.DSL;
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

    @Override
    public List<Text> after(@Nullable UUID message, int limit) {
        // by its key alone first: joined, H2 would sort all there are for each part
        List<UUID> next = sql.select(MESSAGE.ID)
                .from(MESSAGE)
                .where(message == null ? DSL.noCondition() : MESSAGE.ID.gt(message))
                .and(MESSAGE.KIND.ne(MessageKind.EVENT.name()))
                .orderBy(MESSAGE.ID)
                .limit(limit)
                .fetch(MESSAGE.ID);
        return select(MESSAGE.ID.in(next)).orderBy(MESSAGE.ID).fetch(TextTables::read);
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
