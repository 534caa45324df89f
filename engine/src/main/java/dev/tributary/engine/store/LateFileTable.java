package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.ATTACHMENT;
import static dev.tributary.engine.store.schema.Tables.LATE_FILE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;

import dev.tributary.engine.conversation.WrittenFile;
import dev.tributary.engine.intake.LateFileStore;
import dev.tributary.engine.store.schema.tables.records.AttachmentChunkRecord;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** {@link LateFileStore} on its tables. */
@Component
final class LateFileTable implements LateFileStore {
    private final DSLContext sql;

    LateFileTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Waiting> waiting(UUID message) {
        return sql.select(
                        LATE_FILE.ATTACHMENT_ID,
                        LATE_FILE.MESSAGE_ID,
                        MESSAGE.CONVERSATION_ID,
                        LATE_FILE.ACCOUNT_ID,
                        LATE_FILE.ADDRESS,
                        LATE_FILE.TRIES)
                .from(LATE_FILE)
                .join(MESSAGE)
                .on(MESSAGE.ID.eq(LATE_FILE.MESSAGE_ID))
                .join(ATTACHMENT)
                .on(ATTACHMENT.ID.eq(LATE_FILE.ATTACHMENT_ID))
                .where(LATE_FILE.MESSAGE_ID.eq(message))
                .orderBy(ATTACHMENT.PLACE)
                .fetch(row -> new Waiting(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    @Override
    public boolean arrived(UUID file, WrittenFile content) {
        int waited = sql.deleteFrom(LATE_FILE)
                .where(LATE_FILE.ATTACHMENT_ID.eq(file))
                .execute();
        if (waited == 0) return false;
        sql.update(ATTACHMENT)
                .set(ATTACHMENT.MEDIA_TYPE, MessageRows.cut(content.mediaType(), MessageRows.LONGEST_TYPE))
                .set(ATTACHMENT.SIZE, (long) content.content().length)
                .setNull(ATTACHMENT.NOTE)
                .where(ATTACHMENT.ID.eq(file))
                .execute();
        if (!content.name().value().isBlank())
            sql.update(ATTACHMENT)
                    .set(ATTACHMENT.NAME, MessageRows.name(content.name()))
                    .where(ATTACHMENT.ID.eq(file))
                    .execute();
        // one by one: a batch would hold a large file in memory twice
        for (AttachmentChunkRecord chunk : MessageRows.chunks(file, content.content()))
            Batches.insert(sql, List.of(chunk));
        return true;
    }

    @Override
    public void tried(UUID message, int tries) {
        sql.update(LATE_FILE)
                .set(LATE_FILE.TRIES, tries)
                .where(LATE_FILE.MESSAGE_ID.eq(message))
                .execute();
    }

    @Override
    public void giveUp(UUID message) {
        sql.deleteFrom(LATE_FILE).where(LATE_FILE.MESSAGE_ID.eq(message)).execute();
    }
}
