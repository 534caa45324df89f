package dev.tributary.rules.week;

import static dev.tributary.engine.store.schema.Tables.ATTENDANCE;
import static dev.tributary.engine.store.schema.Tables.EVENT_LOG;
import static dev.tributary.engine.store.schema.Tables.EVENT_TRACE;
import static dev.tributary.engine.store.schema.Tables.NOTIFICATION;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.notice.MailRound;
import dev.tributary.engine.notice.Notice;
import dev.tributary.engine.notice.Notices;
import dev.tributary.engine.settings.HouseMail;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.CheckReport;
import dev.tributary.engine.visit.Departures;
import dev.tributary.engine.visit.Watch;
import dev.tributary.rules.book.BookCompiler;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The real house with the shipped rules, on a clock that jumps from one thing that is due to the next. Its scheduler stands
 * still: what it would do, visitors who have left, notices that are due, their mails, is done here at the moment itself.
 */
final class House implements AutoCloseable {
    static final AccountKey SITE = new AccountKey("chat", "shop");
    static final AccountKey MAIL = new AccountKey("email", "info@shop.example");
    static final AccountKey PAGE = new AccountKey("messenger", "page");

    private final BookCompiler compiler = new BookCompiler();
    private final MailRound mails = new MailRound();
    private final Listening listening = new Listening();
    private final Post post = new Post();
    private final EngineKit kit;
    private final Seeds seeds;
    private final Map<AccountKey, UUID> accounts = new HashMap<>();
    private final Map<String, UUID> conversations = new HashMap<>();
    private final Map<UUID, String> names = new HashMap<>();
    /** Agents as they are, read again when something about one may have changed. */
    private List<Agent> team = List.of();

    private Instant now = Week.MONDAY;

    House(TestDatabase.Address database) {
        kit = EngineKit.start(database, compiler, new RecordingGateway(), new FakeChannels(), mails, listening, post);
        kit.stopScheduler();
        seeds = Seeds.in(kit);
        for (AccountKey key : List.of(SITE, MAIL, PAGE))
            accounts.put(
                    key,
                    kit.get(ChannelAccounts.class)
                            .addByOperator(key, key.account(), new ChannelSettings(Map.of(), Map.of()))
                            .id());
        kit.get(HouseSettings.class)
                .change(
                        seeds.owner().id(),
                        new HouseSettings.Values(
                                "https://desk.example", false, "mail.example", 25, "none", "", "desk@shop.example"),
                        null);
    }

    /** Whose browsers listen. */
    private static final class Listening implements Watch {
        private final Set<UUID> visitors = new HashSet<>();

        @Override
        public Set<UUID> listening() {
            return Set.copyOf(visitors);
        }
    }

    /** Takes every mail and remembers when. */
    private final class Post implements HouseMail {
        private final List<Note> taken = new ArrayList<>();
        private final List<Instant> when = new ArrayList<>();

        @Override
        public CheckReport send(Note note) {
            taken.add(note);
            when.add(now);
            return new CheckReport(List.of(new CheckReport.Step(true, "check.house.sent", List.of())));
        }

        @Override
        public CheckReport attempt(HouseSettings.Values sender, @Nullable String password, Note note) {
            throw new UnsupportedOperationException();
        }
    }

    <T> T get(Class<T> type) {
        return kit.get(type);
    }

    Seeds seeds() {
        return seeds;
    }

    UUID account(AccountKey key) {
        return Objects.requireNonNull(accounts.get(key));
    }

    /** Everybody, by address. */
    List<Agent> team() {
        if (team.isEmpty())
            team = kit.get(People.class).agents().stream()
                    .sorted(Comparator.comparing(Agent::email))
                    .toList();
        return team;
    }

    Agent agent(UUID id) {
        return team().stream()
                .filter(agent -> agent.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Something about somebody is not what it was. */
    void change(Consumer<People> change) {
        change.accept(kit.get(People.class));
        team = List.of();
    }

    Set<UUID> listeners() {
        return listening.visitors;
    }

    void named(String name, UUID conversation) {
        conversations.put(name, conversation);
        names.put(conversation, name);
    }

    UUID conversation(String name) {
        return Objects.requireNonNull(conversations.get(name));
    }

    void setTime(Instant moment) {
        now = moment;
        kit.clock().set(moment);
        mails.at(moment);
    }

    /** Goes from one thing that is due to the next until then. */
    void passUntil(Instant to) {
        for (Optional<Instant> due = nextDue(); due.isPresent() && !due.get().isAfter(to); due = nextDue()) {
            if (due.get().isAfter(now)) setTime(due.get());
            sweep();
        }
        setTime(to);
        mails.run(kit);
    }

    private void sweep() {
        kit.get(Departures.class).settle(() -> false);
        kit.get(Notices.class).settleDue();
        mails.run(kit);
    }

    private Optional<Instant> nextDue() {
        DSLContext sql = kit.get(DSLContext.class);
        // who listens is put off before anybody looks
        Instant gone = moment(sql.select(DSL.min(ATTENDANCE.GONE_AT))
                .from(ATTENDANCE)
                .where(ATTENDANCE.VISITOR_ID.notIn(listening.visitors))
                .fetchOne(0, OffsetDateTime.class));
        Instant told = moment(sql.select(DSL.min(NOTIFICATION.DUE_AT))
                .from(NOTIFICATION)
                .where(NOTIFICATION.STATE.eq(Notice.State.WAITING.name()))
                .fetchOne(0, OffsetDateTime.class));
        return Stream.of(gone, told, mails.next().orElse(null))
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime column) {
        return column == null ? null : column.toInstant();
    }

    // what came of it

    /** What was sent and shown, one line each, as the oracle says it. */
    List<String> happened() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < post.taken.size(); i++) lines.add(post.when.get(i) + " " + line(post.taken.get(i)));
        Map<UUID, String> emails =
                kit.get(People.class).agents().stream().collect(Collectors.toMap(Agent::id, Agent::email));
        kit.get(DSLContext.class)
                .selectFrom(NOTIFICATION)
                .where(NOTIFICATION.MEDIUM.eq(Notice.DESKTOP), NOTIFICATION.STATE.eq(Notice.State.TOLD.name()))
                .forEach(row -> lines.add(utc(row.getSettledAt())
                        + " desktop of " + emails.get(row.getAgentId()) + ": "
                        + names.get(row.getConversationId())
                        + " " + (row.getKind() == null ? "FOLLOW_UP" : row.getKind())));
        lines.sort(String::compareTo);
        return lines;
    }

    /** What the house has written down about a conversation, and what it meant to tell of it, by time. */
    String story(String name) {
        UUID id = conversation(name);
        DSLContext sql = kit.get(DSLContext.class);
        Map<UUID, String> emails =
                kit.get(People.class).agents().stream().collect(Collectors.toMap(Agent::id, Agent::email));
        List<String> lines = new ArrayList<>();
        sql.selectFrom(EVENT_LOG)
                .where(EVENT_LOG.CONVERSATION_ID.eq(id))
                .forEach(row -> lines.add(utc(row.getOccurredAt()) + " " + row.getKind() + " "
                        + emails.getOrDefault(row.getAgentId(), "") + " " + row.getDetails()));
        sql.selectFrom(NOTIFICATION)
                .where(NOTIFICATION.CONVERSATION_ID.eq(id))
                .forEach(row -> lines.add(utc(row.getCreatedAt()) + " notice of '" + row.getRuleName() + "' for "
                        + emails.getOrDefault(row.getAgentId(), "the customer") + " by " + row.getMedium() + ": due "
                        + utc(row.getDueAt()) + " " + row.getState() + " " + row.getReason() + " "
                        + utc(row.getSettledAt())));
        sql.selectFrom(EVENT_TRACE)
                .where(EVENT_TRACE.CONVERSATION_ID.eq(id))
                .forEach(row -> lines.add(
                        utc(row.getDecidedAt()) + " decided on " + row.getEvent() + ": " + row.getProblems()));
        return name + "\n  " + lines.stream().sorted().collect(Collectors.joining("\n  "));
    }

    private static String utc(@Nullable OffsetDateTime column) {
        return String.valueOf(moment(column));
    }

    private String line(HouseMail.Note note) {
        String body = note.text().strip();
        if (!body.contains("https://desk.example/inbox/all/")) {
            List<String> parts = List.of(body.split("\n\n"));
            // what is no notice and no copy is told as it is
            if (parts.size() < 3) return "letter to " + note.to() + ": " + note.subject() + ": " + body;
            return "copy to " + note.to() + ": " + String.join(" | ", parts.subList(1, parts.size() - 1));
        }
        String items = Arrays.stream(body.split("\n\n"))
                .map(part -> part.split("\n"))
                .filter(part -> part.length == 3 && part[2].startsWith("https:"))
                .map(part -> names.get(UUID.fromString(part[2].substring(part[2].lastIndexOf('/') + 1))) + " "
                        + (part[1].equals("The visitor has left the site.") ? "left" : "wrote"))
                .sorted()
                .collect(Collectors.joining(", "));
        return "mail to " + note.to() + ": " + items;
    }

    @Override
    public void close() {
        kit.close();
        compiler.close();
    }
}
