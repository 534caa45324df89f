package dev.tributary.engine.access;

import static dev.tributary.engine.store.schema.Tables.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Priority;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.kit.ConversationSeed;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.notice.Bell;
import dev.tributary.engine.notice.NoticeWishes;
import dev.tributary.engine.privacy.VisitorAddresses;
import dev.tributary.engine.search.Hit;
import dev.tributary.engine.search.Search;
import dev.tributary.engine.search.SearchQuery;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.shift.Shifts;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may do what, as one table: every call of the engine that names an actor, by everybody there can be. {@code yes}:
 * let in (it may still be refused for another reason, such as being late). Otherwise the refusal. The conversation is of
 * the group sales and assigned to somebody of no group.
 */
class RoleTableTest {
    static final String TABLE = """
            call                      owner        full         assignee     member       other        gone
            inbox.page                yes          yes          yes          yes          hidden       hidden
            inbox.counts              yes          yes          yes          yes          hidden       hidden
            inbox.row                 yes          yes          yes          yes          hidden       hidden
            inbox.head                yes          yes          yes          yes          hidden       hidden
            inbox.thread              yes          yes          yes          yes          hidden       hidden
            inbox.threadAfter         yes          yes          yes          yes          hidden       hidden
            inbox.message             yes          yes          yes          yes          hidden       hidden
            inbox.html                yes          yes          yes          yes          hidden       hidden
            inbox.card                yes          yes          yes          yes          hidden       hidden
            inbox.picture             yes          yes          yes          yes          hidden       hidden
            inbox.draft               yes          yes          yes          yes          hidden       hidden
            desk.reply                yes          yes          yes          yes          hidden       hidden
            desk.note                 yes          yes          yes          yes          hidden       hidden
            desk.take                 yes          yes          yes          yes          hidden       hidden
            desk.assign               yes          yes          yes          yes          hidden       hidden
            desk.resolve              yes          yes          yes          assignee     hidden       hidden
            desk.reopen               yes          yes          yes          yes          hidden       hidden
            desk.tag                  yes          yes          yes          yes          hidden       hidden
            desk.untag                yes          yes          yes          yes          hidden       hidden
            desk.prioritise           yes          yes          yes          yes          hidden       hidden
            desk.keepDraft            yes          yes          yes          yes          hidden       hidden
            desk.seen                 yes          yes          yes          yes          hidden       hidden
            desk.changeContact        yes          yes          yes          yes          hidden       hidden
            desk.tagContact           yes          yes          yes          yes          hidden       hidden
            desk.untagContact         yes          yes          yes          yes          hidden       hidden
            desk.sendAgain            yes          yes          yes          yes          hidden       hidden
            desk.takeOver             yes          yes          yes          yes          hidden       hidden
            desk.handBack             yes          yes          yes          yes          hidden       hidden
            people.addAgent           yes          yes          full access  full access  full access  full access
            people.addAgent.owner     yes          owner        full access  full access  full access  full access
            people.changeAgent        yes          yes          full access  full access  full access  full access
            people.changeAgent.owner  yes          owner        full access  full access  full access  full access
            people.setActive          yes          yes          full access  full access  full access  full access
            people.changePassword     yes          yes          full access  full access  full access  full access
            people.changePreferences  yes          yes          yes          yes          yes          hidden
            people.setPresence        yes          yes          yes          yes          yes          hidden
            shifts.hears              yes          yes          yes          yes          yes          hidden
            shifts.chooseAway         yes          yes          yes          yes          yes          hidden
            shifts.changeAwayAfter    yes          yes          yes          yes          yes          hidden
            shifts.of                 yes          yes          yes          yes          yes          hidden
            bell.latest               yes          yes          yes          yes          hidden       hidden
            bell.unread               yes          yes          yes          yes          hidden       hidden
            bell.show                 yes          yes          yes          yes          hidden       hidden
            bell.read                 yes          yes          yes          yes          yes          hidden
            bell.readAll              yes          yes          yes          yes          yes          hidden
            bell.wishes               yes          yes          yes          yes          yes          hidden
            bell.change               yes          yes          yes          yes          yes          hidden
            people.addGroup           yes          yes          full access  full access  full access  full access
            people.changeGroup        yes          yes          full access  full access  full access  full access
            rules.keepDraft           yes          yes          full access  full access  full access  full access
            rules.dropDraft           yes          yes          full access  full access  full access  full access
            rules.activate            yes          yes          full access  full access  full access  full access
            accounts.add              yes          yes          full access  full access  full access  full access
            accounts.change           yes          yes          full access  full access  full access  full access
            accounts.setPaused        yes          yes          full access  full access  full access  full access
            settings.change           yes          yes          full access  full access  full access  full access
            search.page               yes          yes          yes          yes          hidden       hidden
            search.choices            yes          yes          yes          yes          yes          hidden
            addresses.keep            yes          yes          full access  full access  full access  full access
            quarantine.entries        yes          yes          full access  full access  full access  full access
            quarantine.askReplay      yes          yes          full access  full access  full access  full access
            inbox.file                yes          yes          yes          yes          hidden       hidden
            rules.trace               yes          yes          yes          yes          hidden       hidden
            rules.example             yes          yes          yes          yes          hidden       hidden
            rearranging.split         yes          yes          yes          yes          hidden       hidden
            rearranging.merge         yes          yes          yes          yes          hidden       hidden
            rearranging.move          yes          yes          yes          yes          hidden       hidden
            rearranging.undo          yes          yes          yes          yes          hidden       hidden
            rearranging.last          yes          yes          yes          yes          hidden       hidden
            rearranging.numbered      yes          yes          yes          yes          hidden       hidden
            search.count              yes          yes          yes          yes          hidden       hidden
            search.choices.tag        yes          yes          yes          yes          hidden       hidden
            shifts.leaves             yes          yes          yes          yes          yes          yes
            shortcuts.usable          yes          yes          yes          yes          yes          hidden
            shortcuts.values          yes          yes          yes          yes          hidden       hidden
            shortcuts.addOwn          yes          yes          yes          yes          yes          hidden
            shortcuts.addForTeam      yes          yes          full access  full access  full access  full access
            shortcuts.change          yes          yes          full access  full access  full access  hidden
            shortcuts.remove          yes          yes          full access  full access  full access  hidden
            shortcuts.usable.group    yes          yes          hidden       yes          hidden       hidden
            hours.change              yes          yes          full access  full access  full access  full access
            hours.names               yes          yes          full access  full access  full access  full access
            hours.keepHouseHours      yes          yes          full access  full access  full access  full access
            invitations.invite        yes          yes          full access  full access  full access  full access
            invitations.invite.owner  yes          owner        full access  full access  full access  full access
            invitations.revoke        yes          yes          full access  full access  full access  full access
            invitations.of            yes          yes          full access  full access  full access  full access
            bookRules.keepDraft       yes          yes          full access  full access  full access  full access
            bookRules.dropDraft       yes          yes          full access  full access  full access  full access
            bookRules.activate        yes          yes          full access  full access  full access  full access
            bookKeeping.rollBack      yes          yes          full access  full access  full access  full access
            bookKeeping.importBook    yes          yes          full access  full access  full access  full access
            traceRetention.change     yes          yes          full access  full access  full access  full access
            replays.start             yes          yes          full access  full access  full access  full access
            webhooks.all              yes          yes          full access  full access  full access  full access
            webhooks.put              yes          yes          full access  full access  full access  full access
            webhooks.renewSecret      yes          yes          full access  full access  full access  full access
            webhooks.calls            yes          yes          full access  full access  full access  full access
            webhooks.remove           yes          yes          full access  full access  full access  full access
            """;

    interface Call {
        void by(UUID actor, UUID conversation, UUID message);
    }

    private EngineKit kit;
    private Seeds seeds;
    private UUID chat;
    private int victims;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everybodyMayDoExactlyWhatTheTableSays(TestDatabase database) {
        try (EngineKit engine = EngineKit.start(database, new FakeRuleCompiler())) {
            kit = engine;
            seeds = Seeds.in(engine);
            victims = 0;
            Group sales = seeds.group("sales");
            Group support = seeds.group("support");
            chat = seeds.account(Channels.CHAT, "shop");
            Agent assignee = seeds.agent("Anna", Role.AGENT);
            Agent gone = seeds.agent("Geza", Role.FULL_ACCESS, sales);
            engine.get(People.class).setActive(seeds.owner().id(), gone.id(), false);
            List<Agent> columns = List.of(
                    seeds.owner(),
                    seeds.agent("Fanni", Role.FULL_ACCESS),
                    assignee,
                    seeds.agent("Mari", Role.AGENT, sales),
                    seeds.agent("Odon", Role.AGENT, support),
                    gone);
            StringBuilder table =
                    new StringBuilder(line("call", "owner", "full", "assignee", "member", "other", "gone"));
            calls(new HouseCalls(engine, seeds.owner().id(), new AccountKey(Channels.CHAT, "shop"), sales, assignee))
                    .forEach((name, call) -> {
                        String[] cells = new String[columns.size() + 1];
                        cells[0] = name;
                        for (int i = 0; i < columns.size(); i++)
                            cells[i + 1] = outcome(call, columns.get(i).id(), sales, assignee);
                        table.append(line(cells));
                    });
            assertThat(table.toString()).isEqualTo(TABLE);
        }
    }

    private String outcome(Call call, UUID actor, Group sales, Agent assignee) {
        UUID contact = seeds.contact("Vera", null);
        seeds.identity(contact, chat, "visitor-" + contact);
        ConversationSeed seed = seeds.conversation(contact, Channels.CHAT, chat)
                .group(sales)
                .assignee(assignee)
                .inbound("hello");
        try {
            call.by(actor, seed.plant(), seed.messageIds().getFirst());
            return "yes";
        } catch (CommandRefused refused) {
            return switch (refused.reason()) {
                case NOT_VISIBLE -> "hidden";
                case NOT_ASSIGNEE -> "assignee";
                case NEEDS_FULL_ACCESS -> "full access";
                case NEEDS_OWNER -> "owner";
                default -> "yes";
            };
        }
    }

    private static String line(String... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++)
            line.append(String.format(Locale.ROOT, i == 0 ? "%-26s" : "%-13s", cells[i]));
        return line.toString().stripTrailing() + "\n";
    }

    private Map<String, Call> calls(HouseCalls further) {
        Map<String, Call> calls = new LinkedHashMap<>();
        inbox(calls, kit.get(Inbox.class));
        desk(calls, kit.get(Desk.class));
        people(calls, kit.get(People.class));
        house(calls);
        further.put(calls);
        return calls;
    }

    private static void inbox(Map<String, Call> calls, Inbox inbox) {
        calls.put("inbox.page", (a, c, m) -> {
            List<ConversationRow> page = inbox.page(a, Queue.ALL, 0, 500);
            if (page.stream().noneMatch(row -> row.id().equals(c))) throw new CommandRefused(Reason.NOT_VISIBLE);
        });
        calls.put("inbox.counts", (a, c, m) -> {
            // nothing of nobody's group is there yet
            if (inbox.counts(a).get(Queue.ALL) == 0) throw new CommandRefused(Reason.NOT_VISIBLE);
        });
        calls.put("inbox.row", (a, c, m) -> inbox.row(a, c).orElseThrow(() -> new CommandRefused(Reason.NOT_VISIBLE)));
        calls.put("inbox.head", (a, c, m) -> inbox.head(a, c));
        calls.put("inbox.thread", (a, c, m) -> inbox.thread(a, c, Long.MAX_VALUE, 10));
        calls.put("inbox.threadAfter", (a, c, m) -> inbox.threadAfter(a, c, 0, 10));
        calls.put(
                "inbox.message",
                (a, c, m) -> inbox.message(a, m).orElseThrow(() -> new CommandRefused(Reason.NOT_VISIBLE)));
        calls.put("inbox.html", (a, c, m) -> inbox.html(a, m));
        calls.put("inbox.card", (a, c, m) -> inbox.card(a, c));
        calls.put("inbox.picture", (a, c, m) -> inbox.picture(a, c));
        calls.put("inbox.draft", (a, c, m) -> inbox.draft(a, c));
    }

    private void desk(Map<String, Call> calls, Desk desk) {
        Unmasked word = Unmasked.of("word");
        // too long an answer: let in, then refused, so that nothing is sent
        Reply reply = new Reply(chat, null, null, Unmasked.of("x".repeat(100_001)), List.of(), 9, false);
        calls.put("desk.reply", (a, c, m) -> desk.reply(a, c, reply));
        calls.put("desk.note", (a, c, m) -> desk.note(a, c, word));
        calls.put("desk.take", (a, c, m) -> desk.take(a, c));
        calls.put("desk.assign", (a, c, m) -> desk.assign(a, c, Set.of(), null));
        calls.put("desk.resolve", (a, c, m) -> desk.resolve(a, c));
        calls.put("desk.reopen", (a, c, m) -> desk.reopen(a, c));
        calls.put("desk.tag", (a, c, m) -> desk.tag(a, c, word));
        calls.put("desk.untag", (a, c, m) -> desk.untag(a, c, "word"));
        calls.put("desk.prioritise", (a, c, m) -> desk.prioritise(a, c, Priority.HIGH));
        calls.put("desk.keepDraft", (a, c, m) -> desk.keepDraft(a, c, "note", null, word));
        calls.put("desk.seen", (a, c, m) -> desk.seen(a, c, 1));
        calls.put("desk.changeContact", (a, c, m) -> desk.changeContact(a, c, Desk.ContactField.NAME, word));
        calls.put("desk.tagContact", (a, c, m) -> desk.tagContact(a, c, word));
        calls.put("desk.untagContact", (a, c, m) -> desk.untagContact(a, c, "word"));
        calls.put("desk.sendAgain", (a, c, m) -> desk.sendAgain(a, m));
        calls.put("desk.takeOver", (a, c, m) -> desk.takeOver(a, c));
        calls.put("desk.handBack", (a, c, m) -> desk.handBack(a, c));
    }

    private void people(Map<String, Call> calls, People people) {
        calls.put("people.addAgent", (a, c, m) -> people.addAgent(a, somebody(Role.AGENT)));
        calls.put("people.addAgent.owner", (a, c, m) -> people.addAgent(a, somebody(Role.OWNER)));
        calls.put("people.changeAgent", (a, c, m) -> people.changeAgent(a, victim(), "V", Role.AGENT, Set.of()));
        calls.put("people.changeAgent.owner", (a, c, m) -> people.changeAgent(a, victim(), "V", Role.OWNER, Set.of()));
        calls.put("people.setActive", (a, c, m) -> people.setActive(a, victim(), false));
        calls.put("people.changePassword", (a, c, m) -> people.changePassword(a, victim(), "hash", true));
        calls.put("people.changePreferences", (a, c, m) -> people.changePreferences(a, "hu", "dark"));
        calls.put("people.setPresence", (a, c, m) -> people.setPresence(a, Presence.AWAY));
        Shifts shifts = kit.get(Shifts.class);
        calls.put("shifts.hears", (a, c, m) -> shifts.hears(a, Duration.ZERO));
        calls.put("shifts.chooseAway", (a, c, m) -> shifts.chooseAway(a, true));
        calls.put("shifts.changeAwayAfter", (a, c, m) -> shifts.changeAwayAfter(a, Duration.ofMinutes(5)));
        calls.put("shifts.of", (a, c, m) -> shifts.of(a));
        bell(calls, kit.get(Bell.class));
        calls.put("people.addGroup", (a, c, m) -> people.addGroup(a, "g" + ++victims, "G", Set.of()));
        calls.put("people.changeGroup", (a, c, m) -> people.changeGroup(a, UUID.randomUUID(), "G", Set.of()));
    }

    /** Whoever calls was told of the conversation before. */
    private void bell(Map<String, Call> calls, Bell bell) {
        calls.put("bell.latest", (a, c, m) -> {
            tell(a, c);
            if (bell.latest(a, 5).isEmpty()) throw new CommandRefused(Reason.NOT_VISIBLE);
        });
        calls.put("bell.unread", (a, c, m) -> {
            tell(a, c);
            if (bell.unread(a) == 0) throw new CommandRefused(Reason.NOT_VISIBLE);
        });
        calls.put("bell.show", (a, c, m) -> {
            tell(a, c);
            if (bell.show(a).isEmpty()) throw new CommandRefused(Reason.NOT_VISIBLE);
        });
        calls.put("bell.read", (a, c, m) -> bell.read(a, c));
        calls.put("bell.readAll", (a, c, m) -> bell.readAll(a));
        calls.put("bell.wishes", (a, c, m) -> bell.wishes(a));
        calls.put("bell.change", (a, c, m) -> bell.change(a, NoticeWishes.ALL));
    }

    /** As if it had been told while the agent might still open it. */
    private void tell(UUID agent, UUID conversation) {
        OffsetDateTime now = kit.clock().instant().atOffset(ZoneOffset.UTC);
        kit.get(DSLContext.class)
                .insertInto(NOTIFICATION)
                .set(NOTIFICATION.ID, UUID.randomUUID())
                .set(NOTIFICATION.RULE_NAME, "rule")
                .set(NOTIFICATION.EVENT, "messageReceived")
                .set(NOTIFICATION.MEDIUM, "desktop")
                .set(NOTIFICATION.AGENT_ID, agent)
                .set(NOTIFICATION.CONVERSATION_ID, conversation)
                .set(NOTIFICATION.VOID_WHEN, "")
                .set(NOTIFICATION.SEQ, 1L)
                .set(NOTIFICATION.STATE, "TOLD")
                .set(NOTIFICATION.DUE_AT, now)
                .set(NOTIFICATION.CREATED_AT, now)
                .set(NOTIFICATION.SETTLED_AT, now)
                .execute();
    }

    private void house(Map<String, Call> calls) {
        RuleBooks rules = kit.get(RuleBooks.class);
        calls.put("rules.keepDraft", (a, c, m) -> rules.keepDraft(a, "routing", 1, "text"));
        calls.put("rules.dropDraft", (a, c, m) -> rules.dropDraft(a, "routing"));
        calls.put("rules.activate", (a, c, m) -> rules.activate(a, "routing", 1, "text"));
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        ChannelSettings none = new ChannelSettings(Map.of(), Map.of());
        calls.put(
                "accounts.add",
                (a, c, m) -> accounts.add(a, new AccountKey(Channels.CHAT, "site" + ++victims), "Site", none));
        calls.put("accounts.change", (a, c, m) -> accounts.change(a, UUID.randomUUID(), "Site", none));
        calls.put("accounts.setPaused", (a, c, m) -> accounts.setPaused(a, UUID.randomUUID(), true));
        HouseSettings settings = kit.get(HouseSettings.class);
        calls.put("settings.change", (a, c, m) -> settings.change(a, settings.current(), null));
        Search search = kit.get(Search.class);
        calls.put("search.page", (a, c, m) -> {
            List<Hit> page = search.page(a, Queue.ALL, SearchQuery.NONE, 0, 500);
            if (page.stream().noneMatch(hit -> hit.row().id().equals(c))) throw new CommandRefused(Reason.NOT_VISIBLE);
        });
        calls.put("search.choices", (a, c, m) -> search.choices(a));
        VisitorAddresses addresses = kit.get(VisitorAddresses.class);
        calls.put("addresses.keep", (a, c, m) -> addresses.keep(a, true));
        Quarantine quarantine = kit.get(Quarantine.class);
        calls.put("quarantine.entries", (a, c, m) -> quarantine.entries(a, 5));
        calls.put("quarantine.askReplay", (a, c, m) -> quarantine.askReplay(a, UUID.randomUUID()));
    }

    private People.NewAgent somebody(Role role) {
        int number = ++victims;
        return new People.NewAgent("v" + number + "@example.com", "V" + number, role, "hash", "en", Set.of());
    }

    private UUID victim() {
        return kit.get(People.class)
                .addAgent(seeds.owner().id(), somebody(Role.AGENT))
                .id();
    }
}
