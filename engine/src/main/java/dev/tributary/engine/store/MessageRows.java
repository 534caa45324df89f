package dev.tributary.engine.store;

import static dev.tributary.engine.store.Moments.column;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.conversation.ConversationColumns;
import dev.tributary.engine.conversation.JsonText;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.ThreadEntry;
import dev.tributary.engine.conversation.WrittenFile;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.store.schema.tables.records.AttachmentChunkRecord;
import dev.tributary.engine.store.schema.tables.records.AttachmentRecord;
import dev.tributary.engine.store.schema.tables.records.LateFileRecord;
import dev.tributary.engine.store.schema.tables.records.MessageRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Gathers entries of threads as rows and inserts them, table by table. */
final class MessageRows {
    /** Bytes of a file in one row. */
    static final int CHUNK = 256 * 1024;

    static final int LONGEST_TYPE = 200;
    private static final int LONGEST_ADDRESS = 4_000;
    private static final int LONGEST_TEXT = 1_000_000;

    private final Instant now;
    private final List<MessageRecord> messages = new ArrayList<>();
    private final List<AttachmentRecord> files = new ArrayList<>();
    private final List<AttachmentChunkRecord> chunks = new ArrayList<>();
    private final List<LateFileRecord> late = new ArrayList<>();

    MessageRows(Instant now) {
        this.now = now;
    }

    void add(ConversationColumns conversation, LockedConversation.Placed placed) {
        MessageRecord row = new MessageRecord();
        row.setId(placed.id());
        row.setConversationId(conversation.id());
        row.setSeq(placed.seq());
        row.setAuthor(placed.entry().writer().author().name());
        row.setAuthorId(placed.entry().writer().id());
        String name = placed.entry().writer().name();
        row.setAuthorName(name == null ? null : cut(name, 300));
        row.setCreatedAt(column(now));
        row.setTraceId(placed.decision());
        switch (placed.entry()) {
            case ThreadEntry.Written written -> written(row, written);
            case ThreadEntry.Happened happened -> happened(row, happened, conversation.channel());
        }
        messages.add(row);
    }

    private void written(MessageRecord row, ThreadEntry.Written written) {
        row.setKind(written.kind().name());
        row.setChannel(written.channel());
        row.setAccountId(written.accountId());
        row.setExternalId(written.externalId());
        row.setSubject(subject(written.subject()));
        row.setBody(written.text().first(LONGEST_TEXT).value());
        row.setHtml(text(written.html()));
        row.setQuoted(text(written.quoted()));
        row.setAutomatic(written.automatic());
        row.setQuiet(written.quiet());
        row.setDetails(written.details());
        row.setMatchReason(written.matchReason());
        row.setSentAt(column(written.sentAt()));
        for (int place = 0; place < written.files().size(); place++)
            file(row, place, written.files().get(place));
    }

    private void happened(MessageRecord row, ThreadEntry.Happened happened, String channel) {
        row.setKind(MessageKind.EVENT.name());
        row.setChannel(channel);
        row.setAccountId(null);
        row.setExternalId(null);
        row.setSubject(null);
        row.setBody(happened.key());
        row.setHtml(null);
        row.setQuoted(null);
        row.setAutomatic(true);
        row.setQuiet(false);
        row.setDetails(JsonText.object(happened.arguments()));
        row.setMatchReason(null);
        row.setSentAt(column(now));
    }

    private void file(MessageRecord message, int place, WrittenFile file) {
        AttachmentRecord row = new AttachmentRecord();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        row.setId(id);
        row.setMessageId(message.getId());
        row.setPlace(place);
        row.setName(name(file.name()));
        row.setMediaType(cut(file.mediaType(), LONGEST_TYPE));
        row.setSize((long) file.content().length);
        row.setContentId(file.contentId() == null ? null : cut(file.contentId(), 500));
        row.setNote(file.note() == null ? null : cut(file.note(), 200));
        files.add(row);
        chunks.addAll(chunks(id, file.content()));
        if (file.address() == null || file.address().length() > LONGEST_ADDRESS) return;
        LateFileRecord waiting = new LateFileRecord();
        waiting.setAttachmentId(id);
        waiting.setMessageId(message.getId());
        waiting.setAccountId(message.getAccountId());
        waiting.setAddress(file.address());
        waiting.setTries(0);
        late.add(waiting);
    }

    /** The bytes of a file as rows. */
    static List<AttachmentChunkRecord> chunks(UUID attachment, byte[] content) {
        List<AttachmentChunkRecord> chunks = new ArrayList<>();
        for (int at = 0, number = 0; at < content.length; at += CHUNK, number++) {
            AttachmentChunkRecord chunk = new AttachmentChunkRecord();
            chunk.setAttachmentId(attachment);
            chunk.setPlace(number);
            chunk.setContent(Arrays.copyOfRange(content, at, Math.min(at + CHUNK, content.length)));
            chunks.add(chunk);
        }
        return chunks;
    }

    /** A file's name as its column keeps it. */
    static String name(MaskedText name) {
        return name.first(255).value();
    }

    /** Inserts what was gathered. */
    void insert(DSLContext sql) {
        Batches.insert(sql, messages);
        Batches.insert(sql, files);
        // one by one: a batch would hold a large file in memory twice
        for (AttachmentChunkRecord chunk : chunks) Batches.insert(sql, List.of(chunk));
        Batches.insert(sql, late);
    }

    /** A subject as its column keeps it. */
    static @Nullable String subject(@Nullable MaskedText subject) {
        return subject == null ? null : subject.first(1000).value();
    }

    /** A text as its column keeps it. */
    static @Nullable String text(@Nullable MaskedText text) {
        return text == null ? null : text.first(LONGEST_TEXT).value();
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) return text;
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
