package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.WrittenFile;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.secret.Sha256;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.Sender;
import dev.tributary.engine.spi.ThreadingClues;
import dev.tributary.engine.spi.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The first thing that happens to what comes in: everything a person could have typed is masked. */
final class ArrivalMasking {
    /** As long as Messenger lets one be. */
    private static final int LONGEST_CHOICE = 1_000;

    private static final int LONGEST_NAME = 500;

    private final Masker masker;
    private final MaskPlan plan;
    private final Instant now;

    ArrivalMasking(Masker masker, MaskPlan plan, Instant now) {
        this.masker = masker;
        this.plan = plan;
        this.now = now;
    }

    Arrival of(int place, IntakeStore.Account account, InboundMessage message) {
        Sender sender = message.sender();
        String email = sender.email() == null
                ? null
                : masker.mask(Unmasked.of(sender.email().strip().toLowerCase(Locale.ROOT)), plan)
                        .value();
        return new Arrival(
                place,
                account,
                new ExternalKey(account.id(), fitting(message.externalId())),
                message.idMayBeShared(),
                null,
                new ExternalKey(account.id(), senderName(sender.externalId())),
                true,
                mask(sender.name()),
                email,
                sender.verified(),
                mask(message.subject()),
                masker.mask(message.text(), plan),
                message.html() == null ? null : masker.maskHtml(message.html(), plan),
                mask(message.quoted()),
                message.choice() == null
                        ? null
                        : masker.mask(message.choice(), plan).first(LONGEST_CHOICE),
                files(message.files()),
                message.clues(),
                message.automatic(),
                message.quiet(),
                page(message.visit()),
                believable(message.sentAt()) ? message.sentAt() : now,
                believable(message.sentAt()),
                message.turn());
    }

    Arrival of(int place, IntakeStore.Account account, Echo echo) {
        return new Arrival(
                place,
                account,
                new ExternalKey(account.id(), fitting(echo.externalId())),
                false,
                null,
                new ExternalKey(account.id(), senderName(echo.recipient())),
                false,
                null,
                null,
                false,
                null,
                masker.mask(echo.text(), plan),
                null,
                null,
                null,
                files(echo.files()),
                new ThreadingClues(echo.conversationExternalId(), echo.inReplyTo(), List.of(), List.of()),
                false,
                false,
                null,
                believable(echo.sentAt()) ? echo.sentAt() : now,
                believable(echo.sentAt()),
                echo.overheard() ? InboundMessage.Turn.OTHERS : InboundMessage.Turn.UNSAID);
    }

    MaskedText mask(String text) {
        return masker.mask(Unmasked.of(text), plan);
    }

    private @Nullable MaskedText mask(@Nullable Unmasked text) {
        return text == null ? null : masker.mask(text, plan);
    }

    private @Nullable MaskedText address(@Nullable Unmasked address) {
        return address == null ? null : masker.maskAddress(address, plan);
    }

    private List<WrittenFile> files(List<InboundFile> files) {
        return files.stream()
                .map(file -> new WrittenFile(
                        masker.maskFileName(file.name(), plan),
                        file.mediaType(),
                        file.contentId(),
                        masker.maskFile(file.content(), file.mediaType(), plan),
                        file.note(),
                        file.address()))
                .toList();
    }

    private Arrival.@Nullable Page page(@Nullable Visit visit) {
        if (visit == null) return null;
        return new Arrival.Page(
                address(visit.url()),
                mask(visit.title()),
                address(visit.referrer()),
                visit.userAgent() == null ? null : mask(visit.userAgent()).value(),
                visit.language(),
                visit.timeZone(),
                visit.address());
    }

    /** Addresses are typed by people; page-scoped ids are digits that only look like cards and must stay. */
    private String senderName(String externalId) {
        String name =
                externalId.indexOf('@') < 0 ? externalId : mask(externalId).value();
        return fitting(name);
    }

    /** A name as it is or, when it is too long for its column, its beginning and its digest. */
    static String fitting(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, 400) + "#" + Sha256.hex(name);
    }

    /** A sender's clock may be absurd. */
    private boolean believable(Instant sentAt) {
        return !sentAt.isBefore(Instant.EPOCH) && !sentAt.isAfter(now.plus(Duration.ofDays(1)));
    }
}
