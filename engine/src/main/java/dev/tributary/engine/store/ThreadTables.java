package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.ATTACHMENT;
import static dev.tributary.engine.store.schema.Tables.ATTACHMENT_CHUNK;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.RULE_TRACE;
import static org.jooq.impl.DSL.field;

import dev.tributary.engine.conversation.Afterlife;
import dev.tributary.engine.conversation.AfterlifeStore;
import dev.tributary.engine.conversation.Answered;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.FileContent;
import dev.tributary.engine.conversation.FileRow;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.conversation.ThreadStore;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.store.schema.tables.records.AttachmentRecord;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link ThreadStore}: messages by the index on their place, and one query for the files of a page. */
@Component
final class ThreadTables implements ThreadStore {
    /** Not the HTML itself: a mail's can be a megabyte, and it is asked for when its frame opens. */
    private static final Field<Boolean> HAS_HTML =
            field(MESSAGE.HTML.isNotNull()).as("has_html");

    private static final Field<Boolean> TRACED = field(
                    RULE_TRACE.MESSAGE_ID.isNotNull().or(MESSAGE.TRACE_ID.isNotNull()))
            .as("traced");

    private final DSLContext sql;
    private final AfterlifeStore afterlives;
    private final AnsweredRows answered;

    ThreadTables(DSLContext sql, AfterlifeStore afterlives) {
        this.sql = sql;
        this.afterlives = afterlives;
        this.answered = new AnsweredRows(sql);
    }

    @Override
    public List<ThreadMessage> before(UUID conversation, long beforeSeq, int limit) {
        return messages(
                        MESSAGE.CONVERSATION_ID.eq(conversation).and(MESSAGE.SEQ.lt(beforeSeq)),
                        MESSAGE.SEQ.desc(),
                        limit)
                .reversed();
    }

    @Override
    public List<ThreadMessage> after(UUID conversation, long afterSeq, int limit) {
        return messages(
                MESSAGE.CONVERSATION_ID.eq(conversation).and(MESSAGE.SEQ.gt(afterSeq)), MESSAGE.SEQ.asc(), limit);
    }

    @Override
    public Optional<ThreadMessage> message(UUID message) {
        return messages(MESSAGE.ID.eq(message), MESSAGE.SEQ.asc(), 1).stream().findFirst();
    }

    /** Of one conversation. */
    private List<ThreadMessage> messages(Condition which, SortField<Long> order, int limit) {
        Result<? extends Record> found = sql.select(
                        MESSAGE.ID,
                        MESSAGE.CONVERSATION_ID,
                        MESSAGE.SEQ,
                        MESSAGE.KIND,
                        MESSAGE.AUTHOR,
                        MESSAGE.AUTHOR_ID,
                        MESSAGE.AUTHOR_NAME,
                        MESSAGE.CHANNEL,
                        MESSAGE.ACCOUNT_ID,
                        MESSAGE.SUBJECT,
                        MESSAGE.BODY,
                        MESSAGE.QUOTED,
                        MESSAGE.AUTOMATIC,
                        MESSAGE.DETAILS,
                        MESSAGE.MATCH_REASON,
                        MESSAGE.SENT_AT)
                .select(HAS_HTML, TRACED, DELIVERY.RECIPIENT, DELIVERY.STATE)
                .select(DELIVERY.FAILURE_CODE, DELIVERY.FAILURE, DELIVERY.NEXT_AT)
                .from(MESSAGE)
                .leftJoin(DELIVERY)
                .on(DELIVERY.MESSAGE_ID.eq(MESSAGE.ID).and(DELIVERY.ACCOUNT_ID.eq(MESSAGE.ACCOUNT_ID)))
                .leftJoin(RULE_TRACE)
                .on(RULE_TRACE.MESSAGE_ID.eq(MESSAGE.ID))
                .where(which)
                .orderBy(order)
                .limit(limit)
                .fetch();
        List<UUID> ids = found.getValues(MESSAGE.ID);
        Map<UUID, List<FileRow>> files = files(ids);
        Map<UUID, Afterlife> after = afterlives.of(ids);
        Map<UUID, Answered> answers =
                found.isEmpty() ? Map.of() : answered.of(found.getFirst().get(MESSAGE.CONVERSATION_ID), found);
        return found.map(row -> message(
                row,
                files.getOrDefault(row.get(MESSAGE.ID), List.of()),
                after.getOrDefault(row.get(MESSAGE.ID), Afterlife.NONE),
                answers.get(row.get(MESSAGE.ID))));
    }

    private static ThreadMessage message(
            Record row, List<FileRow> files, Afterlife after, @Nullable Answered answered) {
        String author = row.get(MESSAGE.AUTHOR_NAME);
        String delivery = row.get(DELIVERY.STATE);
        return new ThreadMessage(
                row.get(MESSAGE.ID),
                row.get(MESSAGE.SEQ),
                MessageKind.valueOf(row.get(MESSAGE.KIND)),
                Author.valueOf(row.get(MESSAGE.AUTHOR)),
                row.get(MESSAGE.AUTHOR_ID),
                author == null ? "" : author,
                row.get(MESSAGE.CHANNEL),
                row.get(MESSAGE.ACCOUNT_ID),
                row.get(MESSAGE.SUBJECT),
                row.get(MESSAGE.BODY),
                row.get(HAS_HTML),
                row.get(MESSAGE.QUOTED),
                row.get(MESSAGE.AUTOMATIC),
                row.get(MESSAGE.DETAILS),
                row.get(MESSAGE.MATCH_REASON),
                files,
                row.get(DELIVERY.RECIPIENT),
                delivery == null ? null : DeliveryState.valueOf(delivery),
                row.get(DELIVERY.FAILURE_CODE),
                row.get(DELIVERY.FAILURE),
                DeliveryState.UNKNOWN.name().equals(delivery)
                        ? row.get(DELIVERY.NEXT_AT).toInstant()
                        : null,
                row.get(TRACED),
                row.get(MESSAGE.SENT_AT).toInstant(),
                after,
                answered);
    }

    private Map<UUID, List<FileRow>> files(List<UUID> messages) {
        if (messages.isEmpty()) return Map.of();
        return sql.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.MESSAGE_ID.in(messages))
                .orderBy(ATTACHMENT.MESSAGE_ID, ATTACHMENT.PLACE)
                .fetchGroups(AttachmentRecord::getMessageId, ThreadTables::file);
    }

    /** An attachment as a thread lists it. */
    static FileRow file(AttachmentRecord row) {
        return new FileRow(
                row.getId(), row.getName(), row.getMediaType(), row.getSize(), row.getContentId(), row.getNote());
    }

    @Override
    public Optional<UUID> conversationOf(UUID message) {
        return sql.select(MESSAGE.CONVERSATION_ID)
                .from(MESSAGE)
                .where(MESSAGE.ID.eq(message))
                .fetchOptional(MESSAGE.CONVERSATION_ID);
    }

    @Override
    public Optional<UUID> conversationOfFile(UUID attachment) {
        return sql.select(MESSAGE.CONVERSATION_ID)
                .from(ATTACHMENT)
                .join(MESSAGE)
                .on(MESSAGE.ID.eq(ATTACHMENT.MESSAGE_ID))
                .where(ATTACHMENT.ID.eq(attachment))
                .fetchOptional(MESSAGE.CONVERSATION_ID);
    }

    @Override
    public Optional<String> html(UUID message) {
        return sql.select(MESSAGE.HTML)
                .from(MESSAGE)
                .where(MESSAGE.ID.eq(message))
                .fetchOptional(MESSAGE.HTML);
    }

    @Override
    public Optional<FileContent> file(UUID attachment) {
        return sql.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.ID.eq(attachment))
                .fetchOptional()
                .map(row -> new FileContent(file(row), content(sql, attachment)));
    }

    /** The bytes of an attachment, put together. */
    static byte[] content(DSLContext sql, UUID attachment) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        sql.select(ATTACHMENT_CHUNK.CONTENT)
                .from(ATTACHMENT_CHUNK)
                .where(ATTACHMENT_CHUNK.ATTACHMENT_ID.eq(attachment))
                .orderBy(ATTACHMENT_CHUNK.PLACE)
                .forEach(chunk -> whole.writeBytes(chunk.value1()));
        return whole.toByteArray();
    }
}
