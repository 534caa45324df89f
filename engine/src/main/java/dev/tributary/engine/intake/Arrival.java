package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.WrittenFile;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.ThreadingClues;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that came in, masked.
 *
 * @param place which event of the batch it is
 * @param account where it came in
 * @param key its name in the account
 * @param idMayBeShared whether another message may have that name too
 * @param sharedId the name it came with, when another message has that already; else null
 * @param sender the customer's name in the account
 * @param inbound whether the customer wrote it; else it went out, written elsewhere
 * @param name the sender's display name, or null
 * @param email an address of theirs, or null
 * @param verified whether the sender is proven
 * @param subject its subject, or null
 * @param text its text
 * @param html its HTML, or null
 * @param quoted what was quoted, or null
 * @param choice what the button stands for that was pressed, or null
 * @param files what is attached
 * @param clues what may tell which conversation it belongs to
 * @param automatic whether a machine wrote it
 * @param quiet whether its sender asks machines not to answer
 * @param page where the visitor stood, or null
 * @param sentAt when it was written
 * @param dated whether the sender's side said so, believably
 * @param turn whose turn it is to answer
 */
record Arrival(
        int place,
        IntakeStore.Account account,
        ExternalKey key,
        boolean idMayBeShared,
        @Nullable String sharedId,
        ExternalKey sender,
        boolean inbound,
        @Nullable MaskedText name,
        @Nullable String email,
        boolean verified,
        @Nullable MaskedText subject,
        MaskedText text,
        @Nullable MaskedText html,
        @Nullable MaskedText quoted,
        @Nullable MaskedText choice,
        List<WrittenFile> files,
        ThreadingClues clues,
        boolean automatic,
        boolean quiet,
        @Nullable Page page,
        Instant sentAt,
        boolean dated,
        InboundMessage.Turn turn) {
    Arrival {
        files = List.copyOf(files);
    }

    /** Whether another app answers the customer, and we only hear it. */
    boolean overheard() {
        return turn == InboundMessage.Turn.OTHERS;
    }

    /** What tells it from another message of the same name. */
    IntakeStore.Content content() {
        return new IntakeStore.Content(
                sender,
                subject,
                text,
                html,
                quoted,
                files.size(),
                files.stream().mapToLong(file -> file.content().length).sum(),
                dated ? sentAt : null);
    }

    /** The same message under this name. */
    Arrival under(ExternalKey name) {
        if (name.equals(key)) return this;
        return new Arrival(
                place,
                account,
                name,
                idMayBeShared,
                key.externalId(),
                sender,
                inbound,
                this.name,
                email,
                verified,
                subject,
                text,
                html,
                quoted,
                choice,
                files,
                clues,
                automatic,
                quiet,
                page,
                sentAt,
                dated,
                turn);
    }

    /** The same message under the names it would have in another account. */
    Arrival in(UUID other) {
        return new Arrival(
                place,
                account,
                new ExternalKey(other, key.externalId()),
                idMayBeShared,
                sharedId,
                new ExternalKey(other, sender.externalId()),
                inbound,
                name,
                email,
                verified,
                subject,
                text,
                html,
                quoted,
                choice,
                files,
                clues,
                automatic,
                quiet,
                page,
                sentAt,
                dated,
                turn);
    }

    /**
     * Where a visitor stood, and with what.
     *
     * @param url the page
     * @param title its title
     * @param referrer where they came from
     * @param userAgent the browser
     * @param language its language tag
     * @param timeZone its time zone
     * @param address the network address they wrote from, or null
     */
    record Page(
            @Nullable MaskedText url,
            @Nullable MaskedText title,
            @Nullable MaskedText referrer,
            @Nullable String userAgent,
            @Nullable String language,
            @Nullable String timeZone,
            @Nullable String address) {}
}
