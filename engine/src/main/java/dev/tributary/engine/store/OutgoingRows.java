package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.ATTACHMENT;
import static dev.tributary.engine.store.schema.Tables.ATTACHMENT_CHUNK;
import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REF;

import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.intake.IntakeStore;
import dev.tributary.engine.outbox.Delivery;
import dev.tributary.engine.outbox.DeliveryStore;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.OutgoingFile;
import dev.tributary.engine.spi.OutgoingMessage;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Gathers what a channel needs to send a delivery. */
final class OutgoingRows {
    /** The first and the last twenty: what mail programs keep of a long thread's References. */
    private static final int LAST_REFERENCES = 20;

    private final DSLContext sql;

    OutgoingRows(DSLContext sql) {
        this.sql = sql;
    }

    OutgoingMessage load(Delivery delivery, int attempt) {
        Record row = sql.select(
                        MESSAGE.SUBJECT,
                        MESSAGE.BODY,
                        MESSAGE.AUTHOR,
                        MESSAGE.AUTHOR_NAME,
                        MESSAGE.SENT_AT,
                        CONTACT.NAME,
                        CONVERSATION.NUMBER,
                        CHANNEL_ACCOUNT.CHANNEL,
                        CHANNEL_ACCOUNT.ACCOUNT)
                .from(MESSAGE)
                .join(CONVERSATION)
                .on(CONVERSATION.ID.eq(MESSAGE.CONVERSATION_ID))
                .join(CONTACT)
                .on(CONTACT.ID.eq(CONVERSATION.CONTACT_ID))
                .join(CHANNEL_ACCOUNT)
                .on(CHANNEL_ACCOUNT.ID.eq(delivery.accountId()))
                .where(MESSAGE.ID.eq(delivery.messageId()))
                .fetchSingle();
        Optional<? extends Record> last = lastInbound(delivery);
        Heard wrote = new Heard(
                last.map(inbound -> Moments.instantOrNull(inbound.get(MESSAGE.SENT_AT)))
                        .orElse(null),
                null);
        String channel = row.get(CHANNEL_ACCOUNT.CHANNEL);
        // mail and chat are answered whenever
        boolean windowless = channel.equals(Channels.EMAIL) || channel.equals(Channels.CHAT);
        Heard heard = windowless ? wrote : heard(delivery);
        String author = row.get(MESSAGE.AUTHOR_NAME);
        return new OutgoingMessage(
                delivery.id(),
                attempt,
                delivery.accountId(),
                new AccountKey(channel, row.get(CHANNEL_ACCOUNT.ACCOUNT)),
                delivery.conversationId(),
                delivery.messageId(),
                delivery.recipient(),
                row.get(CONTACT.NAME),
                row.get(MESSAGE.SUBJECT),
                row.get(MESSAGE.BODY),
                author == null ? "" : author,
                Author.AGENT.name().equals(row.get(MESSAGE.AUTHOR)),
                files(delivery.messageId()),
                last.map(OutgoingRows::inReplyTo).orElse(null),
                references(delivery),
                heard.at(),
                heard.answerableUntil(),
                row.get(MESSAGE.SENT_AT).toInstant(),
                row.get(CONVERSATION.NUMBER),
                threadRoot(delivery),
                taken(delivery));
    }

    /** What the other side has of it already. */
    private List<String> taken(Delivery delivery) {
        return sql.select(MESSAGE_REF.RFC_ID)
                .from(MESSAGE_REF)
                .where(
                        MESSAGE_REF.CONVERSATION_ID.eq(delivery.conversationId()),
                        MESSAGE_REF.ACCOUNT_ID.eq(delivery.accountId()),
                        MESSAGE_REF.MESSAGE_ID.eq(delivery.messageId()),
                        MESSAGE_REF.KIND.eq(DeliveryStore.RefKind.PROVIDER.name()))
                .fetch(MESSAGE_REF.RFC_ID);
    }

    /** Of the customer's latest Outlook thread here. */
    private @Nullable String threadRoot(Delivery delivery) {
        String name = sql.select(MESSAGE_REF.RFC_ID)
                .from(MESSAGE_REF)
                .where(
                        MESSAGE_REF.CONVERSATION_ID.eq(delivery.conversationId()),
                        MESSAGE_REF.ACCOUNT_ID.eq(delivery.accountId()),
                        MESSAGE_REF.RFC_ID.startsWith(IntakeStore.TOPIC))
                .orderBy(MESSAGE_REF.CREATED_AT.desc(), MESSAGE_REF.RFC_ID)
                .limit(1)
                .fetchOne(MESSAGE_REF.RFC_ID);
        if (name == null) return null;
        int blank = name.indexOf(' ');
        return blank < 0 ? null : name.substring(IntakeStore.TOPIC.length(), blank);
    }

    /**
     * What a reply window counts from, of whoever it goes to, in whatever conversation: an answer in an older one goes to the
     * same person.
     */
    private Heard heard(Delivery delivery) {
        OffsetDateTime wrote = sql.select(DSL.max(MESSAGE.SENT_AT))
                .from(MESSAGE)
                .where(
                        MESSAGE.ACCOUNT_ID.eq(delivery.accountId()),
                        MESSAGE.AUTHOR.eq(Author.CUSTOMER.name()),
                        MESSAGE.CONVERSATION_ID.in(DSL.select(CONVERSATION.ID)
                                .from(CONVERSATION)
                                .join(CONTACT_IDENTITY)
                                .on(CONTACT_IDENTITY.CONTACT_ID.eq(CONVERSATION.CONTACT_ID))
                                .where(
                                        CONTACT_IDENTITY.EXTERNAL_ID.eq(delivery.recipient()),
                                        CONTACT_IDENTITY.ACCOUNT_ID.eq(delivery.accountId()))))
                .fetchOne(0, OffsetDateTime.class);
        return sql.select(CONTACT_IDENTITY.HEARD_AT, CONTACT_IDENTITY.ANSWERABLE_UNTIL)
                .from(CONTACT_IDENTITY)
                .where(
                        CONTACT_IDENTITY.EXTERNAL_ID.eq(delivery.recipient()),
                        CONTACT_IDENTITY.ACCOUNT_ID.eq(delivery.accountId()))
                .fetchOptional(row -> new Heard(
                        later(Moments.instantOrNull(wrote), Moments.instantOrNull(row.value1())),
                        Moments.instantOrNull(row.value2())))
                .orElse(new Heard(Moments.instantOrNull(wrote), null));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.isAfter(other) ? one : other;
    }

    private record Heard(@Nullable Instant at, @Nullable Instant answerableUntil) {}

    /** The customer's last message in this account before it, with the id it is known by outside. */
    private Optional<? extends Record> lastInbound(Delivery delivery) {
        return sql.select(MESSAGE.SENT_AT, MESSAGE.EXTERNAL_ID, MESSAGE.DETAILS, MESSAGE_REF.RFC_ID)
                .from(MESSAGE)
                .leftJoin(MESSAGE_REF)
                .on(MESSAGE_REF.MESSAGE_ID.eq(MESSAGE.ID), MESSAGE_REF.ACCOUNT_ID.eq(delivery.accountId()))
                .where(
                        MESSAGE.CONVERSATION_ID.eq(delivery.conversationId()),
                        MESSAGE.ACCOUNT_ID.eq(delivery.accountId()),
                        // what came in since then was not answered
                        MESSAGE.SEQ.lt(delivery.seq()),
                        MESSAGE.AUTHOR.eq(Author.CUSTOMER.name()),
                        // what somebody else wrote, and stands there as a note, the customer has never seen
                        MESSAGE.KIND.eq(MessageKind.INBOUND.name()))
                .orderBy(MESSAGE.SEQ.desc())
                .limit(1)
                .fetchOptional();
    }

    private static @Nullable String inReplyTo(Record inbound) {
        String known = inbound.get(MESSAGE_REF.RFC_ID);
        if (known != null) return known;
        // kept under another id because two messages share the one it came with
        String shared = DetailsColumn.text(inbound.get(MESSAGE.DETAILS), "sameIdOtherContent");
        return shared == null ? inbound.get(MESSAGE.EXTERNAL_ID) : shared;
    }

    private List<String> references(Delivery delivery) {
        List<String> all = sql.select(MESSAGE_REF.RFC_ID)
                .from(MESSAGE_REF)
                .join(MESSAGE)
                .on(MESSAGE.ID.eq(MESSAGE_REF.MESSAGE_ID))
                .where(
                        MESSAGE_REF.CONVERSATION_ID.eq(delivery.conversationId()),
                        MESSAGE_REF.ACCOUNT_ID.eq(delivery.accountId()),
                        MESSAGE_REF.KIND.ne("PROVIDER"),
                        MESSAGE.SEQ.lt(delivery.seq()))
                .orderBy(MESSAGE.SEQ, MESSAGE_REF.RFC_ID)
                .fetch(MESSAGE_REF.RFC_ID);
        if (all.size() <= LAST_REFERENCES + 1) return all;
        List<String> kept = new ArrayList<>(List.of(all.getFirst()));
        kept.addAll(all.subList(all.size() - LAST_REFERENCES, all.size()));
        return kept;
    }

    private List<OutgoingFile> files(UUID message) {
        return sql.select(ATTACHMENT.ID, ATTACHMENT.NAME, ATTACHMENT.MEDIA_TYPE)
                .from(ATTACHMENT)
                .where(ATTACHMENT.MESSAGE_ID.eq(message))
                .orderBy(ATTACHMENT.PLACE)
                .fetch(file -> new OutgoingFile(
                        file.get(ATTACHMENT.NAME), file.get(ATTACHMENT.MEDIA_TYPE), content(file.get(ATTACHMENT.ID))));
    }

    private byte[] content(UUID attachment) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        sql.select(ATTACHMENT_CHUNK.CONTENT)
                .from(ATTACHMENT_CHUNK)
                .where(ATTACHMENT_CHUNK.ATTACHMENT_ID.eq(attachment))
                .orderBy(ATTACHMENT_CHUNK.PLACE)
                .forEach(chunk -> content.writeBytes(chunk.get(ATTACHMENT_CHUNK.CONTENT)));
        return content.toByteArray();
    }
}
