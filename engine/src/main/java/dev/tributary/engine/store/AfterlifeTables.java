package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.ATTACHMENT;
import static dev.tributary.engine.store.schema.Tables.ATTACHMENT_CHUNK;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.EVENT_TRACE;
import static dev.tributary.engine.store.schema.Tables.LATE_FILE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REACTION;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REF;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_VERSION;
import static dev.tributary.engine.store.schema.Tables.RULE_TRACE;

import dev.tributary.engine.conversation.Afterlife;
import dev.tributary.engine.conversation.AfterlifeStore;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.ThreadEntry;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link AfterlifeStore} on the tables. */
@Component
final class AfterlifeTables implements AfterlifeStore {
    /** Messenger lets people change a message five times; a channel that never ends must not fill a table. */
    private static final int MOST_VERSIONS = 50;

    private static final int LONGEST_SIGN = 60;

    private final DSLContext sql;

    AfterlifeTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Standing> named(UUID account, String externalId) {
        return standing(MESSAGE.EXTERNAL_ID.eq(externalId).and(MESSAGE.ACCOUNT_ID.eq(account)))
                .or(() -> standing(MESSAGE.ID.in(DSL.select(DELIVERY.MESSAGE_ID)
                        .from(DELIVERY)
                        .where(DELIVERY.ACCOUNT_ID.eq(account), DELIVERY.EXTERNAL_ID.eq(externalId)))))
                // of a long text that went out in several messages, each has an id
                .or(() -> standing(MESSAGE.ID.in(DSL.select(MESSAGE_REF.MESSAGE_ID)
                        .from(MESSAGE_REF)
                        .where(
                                MESSAGE_REF.RFC_ID.eq(externalId),
                                MESSAGE_REF.ACCOUNT_ID.eq(account),
                                MESSAGE_REF.MESSAGE_ID.isNotNull()))));
    }

    private Optional<Standing> standing(Condition which) {
        return sql.select(
                        MESSAGE.ID,
                        MESSAGE.CONVERSATION_ID,
                        MESSAGE.SEQ,
                        MESSAGE.AUTHOR,
                        MESSAGE.BODY,
                        MESSAGE.SENT_AT,
                        MESSAGE.EDITED_AT,
                        MESSAGE.DELETED_AT)
                .from(MESSAGE)
                .where(which)
                .orderBy(MESSAGE.CREATED_AT.desc())
                .limit(1)
                .fetchOptional(this::standing);
    }

    private Standing standing(Record row) {
        boolean later = sql.fetchExists(DSL.selectOne()
                .from(MESSAGE)
                .where(
                        MESSAGE.CONVERSATION_ID.eq(row.get(MESSAGE.CONVERSATION_ID)),
                        MESSAGE.SEQ.gt(row.get(MESSAGE.SEQ)),
                        MESSAGE.KIND.in(MessageKind.INBOUND.name(), MessageKind.OUTBOUND.name())));
        return new Standing(
                row.get(MESSAGE.ID),
                row.get(MESSAGE.CONVERSATION_ID),
                Author.valueOf(row.get(MESSAGE.AUTHOR)),
                row.get(MESSAGE.BODY),
                row.get(MESSAGE.SENT_AT).toInstant(),
                Moments.instantOrNull(row.get(MESSAGE.EDITED_AT)),
                Moments.instantOrNull(row.get(MESSAGE.DELETED_AT)),
                !later);
    }

    @Override
    public void edit(Standing message, MaskedText text, Instant at) {
        int place = sql.fetchCount(MESSAGE_VERSION, MESSAGE_VERSION.MESSAGE_ID.eq(message.id()));
        if (place < MOST_VERSIONS)
            sql.insertInto(MESSAGE_VERSION)
                    .set(MESSAGE_VERSION.MESSAGE_ID, message.id())
                    .set(MESSAGE_VERSION.PLACE, place)
                    .set(MESSAGE_VERSION.BODY, message.body())
                    .set(
                            MESSAGE_VERSION.WRITTEN_AT,
                            Moments.column(message.editedAt() == null ? message.sentAt() : message.editedAt()))
                    .execute();
        sql.update(MESSAGE)
                .set(MESSAGE.BODY, MessageRows.text(text))
                // what was formatted says what it said before
                .setNull(MESSAGE.HTML)
                .set(MESSAGE.EDITED_AT, Moments.column(at))
                .where(MESSAGE.ID.eq(message.id()))
                .execute();
    }

    @Override
    public void delete(Standing message, Instant at) {
        sql.deleteFrom(MESSAGE_VERSION)
                .where(MESSAGE_VERSION.MESSAGE_ID.eq(message.id()))
                .execute();
        sql.deleteFrom(MESSAGE_REACTION)
                .where(MESSAGE_REACTION.MESSAGE_ID.eq(message.id()))
                .execute();
        sql.deleteFrom(LATE_FILE).where(LATE_FILE.MESSAGE_ID.eq(message.id())).execute();
        sql.deleteFrom(ATTACHMENT_CHUNK)
                .where(ATTACHMENT_CHUNK.ATTACHMENT_ID.in(
                        DSL.select(ATTACHMENT.ID).from(ATTACHMENT).where(ATTACHMENT.MESSAGE_ID.eq(message.id()))))
                .execute();
        sql.deleteFrom(ATTACHMENT).where(ATTACHMENT.MESSAGE_ID.eq(message.id())).execute();
        String details = sql.select(MESSAGE.DETAILS)
                .from(MESSAGE)
                .where(MESSAGE.ID.eq(message.id()))
                .fetchOne(MESSAGE.DETAILS);
        sql.update(MESSAGE)
                .set(MESSAGE.BODY, "")
                .setNull(MESSAGE.SUBJECT)
                .setNull(MESSAGE.HTML)
                .setNull(MESSAGE.QUOTED)
                .set(MESSAGE.DETAILS, DetailsColumn.without(details, ThreadEntry.CHOICE))
                .set(MESSAGE.DELETED_AT, Moments.column(at))
                .where(MESSAGE.ID.eq(message.id()))
                .execute();
        forgetInTraces(message);
    }

    /** What rules saw of it: its own trace, and those of what it led to. */
    private void forgetInTraces(Standing message) {
        sql.select(RULE_TRACE.SNAPSHOT)
                .from(RULE_TRACE)
                .where(RULE_TRACE.MESSAGE_ID.eq(message.id()))
                .forEach(row -> sql.update(RULE_TRACE)
                        .set(RULE_TRACE.SNAPSHOT, without(row.value1()))
                        .where(RULE_TRACE.MESSAGE_ID.eq(message.id()))
                        .execute());
        sql.select(EVENT_TRACE.ID, EVENT_TRACE.SNAPSHOT)
                .from(EVENT_TRACE)
                .where(EVENT_TRACE.CONVERSATION_ID.eq(message.conversation()))
                .forEach(row -> {
                    if (says(row.value2(), message.body()))
                        sql.update(EVENT_TRACE)
                                .set(EVENT_TRACE.SNAPSHOT, without(row.value2()))
                                .where(EVENT_TRACE.ID.eq(row.value1()))
                                .execute();
                });
    }

    /** Snapshots hold the beginning of a long text. */
    private static boolean says(String snapshot, String body) {
        Snapshot.Message seen = TraceColumns.snapshot(snapshot).message();
        return seen != null && !seen.text().isEmpty() && body.startsWith(seen.text());
    }

    private static String without(String snapshot) {
        return TraceColumns.written(TraceColumns.snapshot(snapshot).withoutWords());
    }

    @Override
    public boolean react(UUID message, String customer, @Nullable MaskedText sign, Instant at) {
        Condition theirs = MESSAGE_REACTION.MESSAGE_ID.eq(message).and(MESSAGE_REACTION.CUSTOMER.eq(customer));
        Record before =
                sql.selectFrom(MESSAGE_REACTION).where(theirs).fetchOptional().orElse(null);
        String word = sign == null ? null : sign.first(LONGEST_SIGN).value();
        if (before == null) {
            sql.insertInto(MESSAGE_REACTION)
                    .set(MESSAGE_REACTION.MESSAGE_ID, message)
                    .set(MESSAGE_REACTION.CUSTOMER, customer)
                    .set(MESSAGE_REACTION.SIGN, word)
                    .set(MESSAGE_REACTION.REACTED_AT, Moments.column(at))
                    .execute();
            return word != null;
        }
        if (before.get(MESSAGE_REACTION.REACTED_AT).toInstant().isAfter(at)) return false;
        sql.update(MESSAGE_REACTION)
                .set(MESSAGE_REACTION.SIGN, word)
                .set(MESSAGE_REACTION.REACTED_AT, Moments.column(at))
                .where(theirs)
                .execute();
        return !Objects.equals(before.get(MESSAGE_REACTION.SIGN), word);
    }

    @Override
    public Map<UUID, Afterlife> of(Collection<UUID> messages) {
        if (messages.isEmpty()) return Map.of();
        Map<UUID, List<String>> signs = sql.select(MESSAGE_REACTION.MESSAGE_ID, MESSAGE_REACTION.SIGN)
                .from(MESSAGE_REACTION)
                .where(MESSAGE_REACTION.MESSAGE_ID.in(messages), MESSAGE_REACTION.SIGN.isNotNull())
                .orderBy(MESSAGE_REACTION.REACTED_AT)
                .fetchGroups(MESSAGE_REACTION.MESSAGE_ID, MESSAGE_REACTION.SIGN);
        Map<UUID, List<Afterlife.Earlier>> earlier = new HashMap<>();
        sql.selectFrom(MESSAGE_VERSION)
                .where(MESSAGE_VERSION.MESSAGE_ID.in(messages))
                .orderBy(MESSAGE_VERSION.PLACE)
                .forEach(row -> earlier.computeIfAbsent(row.getMessageId(), id -> new ArrayList<>())
                        .add(new Afterlife.Earlier(
                                row.getBody(), row.getWrittenAt().toInstant())));
        Map<UUID, Afterlife> all = new HashMap<>();
        sql.select(MESSAGE.ID, MESSAGE.EDITED_AT, MESSAGE.DELETED_AT)
                .from(MESSAGE)
                .where(MESSAGE.ID.in(messages))
                .forEach(row -> {
                    Afterlife after = new Afterlife(
                            Moments.instantOrNull(row.value2()),
                            earlier.getOrDefault(row.value1(), List.of()),
                            Moments.instantOrNull(row.value3()),
                            signs.getOrDefault(row.value1(), List.of()));
                    if (!after.equals(Afterlife.NONE)) all.put(row.value1(), after);
                });
        return all;
    }
}
