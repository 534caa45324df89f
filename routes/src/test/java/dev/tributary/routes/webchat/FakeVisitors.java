package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.FileContent;
import dev.tributary.engine.conversation.FileRow;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.InboundMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Visitors and their messages in memory, with the real masker and the real event log: one conversation a visitor. What the
 * chat edge is tested on by itself.
 */
final class FakeVisitors implements Intake, VisitorThread {
    private final Map<String, Guest> guests = new HashMap<>();
    private final Map<UUID, List<VisitorMessage>> threads = new HashMap<>();
    private final Map<String, VisitorMessage> byKey = new HashMap<>();
    private final Map<String, FileContent> files = new HashMap<>();
    private final Map<UUID, SaidDetails> details = new HashMap<>();
    private final Masker masker = new Masker();
    private final EventLog events;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private volatile Predicate<ChannelEvent> refused = event -> false;
    private volatile Intake front = new Own();
    private long position;

    FakeVisitors(EventLog events, PlatformTransactionManager transactions, Clock clock) {
        this.events = events;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What this picks cannot be stored from now on, for a reason of its own. */
    void refuse(Predicate<ChannelEvent> what) {
        refused = what;
    }

    /** Lets what comes in go through this first, which is given the way on. */
    void through(UnaryOperator<Intake> before) {
        front = before.apply(new Own());
    }

    @Override
    public IntakeResult accept(ChannelEvent event) {
        return front.accept(event);
    }

    private final class Own implements Intake {
        @Override
        public IntakeResult accept(ChannelEvent event) {
            return kept(event);
        }

        @Override
        public List<IntakeResult> acceptAll(List<? extends ChannelEvent> all) {
            return all.stream().map(this::accept).toList();
        }
    }

    private IntakeResult kept(ChannelEvent event) {
        if (refused.test(event)) throw new IllegalStateException("no");
        return switch (event) {
            case InboundMessage in ->
                store(
                        UUID.fromString(in.sender().externalId()),
                        in.externalId(),
                        true,
                        in.externalId().substring(in.externalId().indexOf(':') + 1),
                        in.text(),
                        in.files(),
                        in.sentAt());
            case Echo echo ->
                store(
                        UUID.fromString(echo.recipient()),
                        echo.externalId(),
                        false,
                        null,
                        echo.text(),
                        echo.files(),
                        echo.sentAt());
            default -> new IntakeResult.Updated(0);
        };
    }

    @Override
    public List<IntakeResult> acceptAll(List<? extends ChannelEvent> all) {
        return all.stream().map(this::accept).toList();
    }

    private synchronized IntakeResult store(
            UUID visitor,
            String key,
            boolean mine,
            @Nullable String clientId,
            Unmasked text,
            List<InboundFile> sent,
            Instant at) {
        VisitorMessage known = byKey.get(key);
        if (known != null) return new IntakeResult.Duplicate(visitor, known.id(), known.position());
        String masked = masker.mask(text, MaskPlan.CARDS).value();
        VisitorMessage message = new VisitorMessage(
                ++position,
                UUID.randomUUID(),
                mine,
                clientId,
                mine ? "" : "Petra",
                masked,
                keep(visitor, sent),
                null,
                at);
        byKey.put(key, message);
        threads.computeIfAbsent(visitor, it -> new ArrayList<>()).add(message);
        EventKind kind = mine ? EventKind.MESSAGE_RECEIVED : EventKind.MESSAGE_SENT;
        transactions.executeWithoutResult(status -> events.append(NewEvent.about(kind, visitor, message.id(), null)));
        return new IntakeResult.Stored(visitor, message.id(), message.position());
    }

    private List<FileRow> keep(UUID visitor, List<InboundFile> sent) {
        List<FileRow> rows = new ArrayList<>();
        for (InboundFile file : sent) {
            byte[] masked = masker.maskFile(file.content(), file.mediaType(), MaskPlan.CARDS);
            String name = masker.maskFileName(file.name(), MaskPlan.CARDS).value();
            FileRow row = new FileRow(UUID.randomUUID(), name, file.mediaType(), masked.length, null, null);
            files.put(visitor + "/" + row.id(), new FileContent(row, masked));
            rows.add(row);
        }
        return rows;
    }

    @Override
    public synchronized long sentBytes(VisitorIdentity visitor) {
        return threads.getOrDefault(visitor.id(), List.of()).stream()
                .filter(VisitorMessage::mine)
                .flatMap(message -> message.files().stream())
                .mapToLong(FileRow::size)
                .sum();
    }

    @Override
    public synchronized Optional<FileContent> file(VisitorIdentity visitor, UUID fileId) {
        return Optional.ofNullable(files.get(visitor.id() + "/" + fileId));
    }

    @Override
    public synchronized NewVisitor welcome(UUID accountId, String origin, Duration validity) {
        VisitorIdentity visitor = new VisitorIdentity(UUID.randomUUID(), accountId);
        String token = UUID.randomUUID() + "" + UUID.randomUUID();
        guests.put(token, new Guest(visitor, origin, clock.instant().plus(validity)));
        return new NewVisitor(visitor, token);
    }

    @Override
    public synchronized Optional<VisitorIdentity> byToken(String token, String origin) {
        return Optional.ofNullable(guests.get(token))
                .filter(guest -> guest.origin.equals(origin) && clock.instant().isBefore(guest.until))
                .map(Guest::visitor);
    }

    @Override
    public synchronized List<VisitorMessage> after(VisitorIdentity visitor, long after, int limit) {
        return threads.getOrDefault(visitor.id(), List.of()).stream()
                .filter(message -> message.position() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<VisitorMessage> message(VisitorIdentity visitor, UUID messageId) {
        return after(visitor, 0, Integer.MAX_VALUE).stream()
                .filter(message -> message.id().equals(messageId))
                .findFirst();
    }

    @Override
    public synchronized Set<UUID> visitorsOf(Set<UUID> conversationIds) {
        return conversationIds.stream().filter(threads::containsKey).collect(Collectors.toSet());
    }

    @Override
    public void seen(VisitorIdentity visitor, long upTo) {
        // receipts are the engine's
    }

    @Override
    public synchronized void introduce(VisitorIdentity visitor, Details said, @Nullable String wording) {
        details.put(
                visitor.id(),
                new SaidDetails(masked(said.name()), masked(said.email()), masked(said.phone()), clock.instant()));
    }

    private @Nullable String masked(@Nullable Unmasked text) {
        return text == null ? null : masker.mask(text, MaskPlan.CARDS).value();
    }

    @Override
    public synchronized SaidDetails details(VisitorIdentity visitor) {
        return details.getOrDefault(visitor.id(), SaidDetails.NONE);
    }

    private record Guest(VisitorIdentity visitor, String origin, Instant until) {}
}
