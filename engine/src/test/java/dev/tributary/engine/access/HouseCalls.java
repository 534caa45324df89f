package dev.tributary.engine.access;

import static dev.tributary.engine.store.schema.Tables.AGENT;
import static dev.tributary.engine.store.schema.Tables.ATTACHMENT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.REARRANGED_MESSAGE;
import static dev.tributary.engine.store.schema.Tables.REARRANGEMENT;

import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Rearranging;
import dev.tributary.engine.decision.BookKeeping;
import dev.tributary.engine.decision.BookRules;
import dev.tributary.engine.decision.FailingExamples;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.TraceRetention;
import dev.tributary.engine.hours.BusinessHours;
import dev.tributary.engine.hours.OpeningHours;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.invitation.Invitations;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.replay.Replays;
import dev.tributary.engine.search.Search;
import dev.tributary.engine.search.SearchQuery;
import dev.tributary.engine.shift.Shifts;
import dev.tributary.engine.shortcut.Shortcut;
import dev.tributary.engine.shortcut.Shortcuts;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.webhook.Webhooks;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Calls of {@link RoleTableTest} to services that are about the house, and to what is read beside conversations. */
final class HouseCalls {
    private final EngineKit kit;
    private final UUID owner;
    private final AccountKey site;
    private final Group sales;
    private final Agent assignee;
    private int number;

    /**
     * Calls to this engine.
     *
     * @param site where customers write
     * @param sales the group whose conversations are asked for
     * @param assignee who has them
     */
    HouseCalls(EngineKit kit, UUID owner, AccountKey site, Group sales, Agent assignee) {
        this.kit = kit;
        this.owner = owner;
        this.site = site;
        this.sales = sales;
        this.assignee = assignee;
    }

    void put(Map<String, RoleTableTest.Call> calls) {
        conversations(calls, kit.get(Inbox.class), kit.get(RuleBooks.class));
        threads(calls, kit.get(Rearranging.class), kit.get(DSLContext.class));
        choices(calls, kit.get(Search.class));
        Shifts shifts = kit.get(Shifts.class);
        calls.put("shifts.leaves", (a, c, m) -> shifts.leaves(a));
        shortcuts(calls, kit.get(Shortcuts.class));
        hours(calls, kit.get(OpeningHours.class));
        invitations(calls, kit.get(Invitations.class));
        rules(calls);
        webhooks(calls, kit.get(Webhooks.class));
    }

    private void conversations(Map<String, RoleTableTest.Call> calls, Inbox inbox, RuleBooks rules) {
        calls.put("inbox.file", (a, c, m) -> inbox.file(a, file(m)));
        calls.put(
                "rules.trace",
                (a, c, m) -> rules.trace(a, decided(), Locale.ENGLISH).orElseThrow());
        calls.put("rules.example", (a, c, m) -> rules.example(a, decided()));
    }

    /** Whoever is let in is told that a conversation cannot be put into itself, or that the messages have moved on. */
    private static void threads(Map<String, RoleTableTest.Call> calls, Rearranging threads, DSLContext sql) {
        calls.put("rearranging.split", (a, c, m) -> threads.split(a, m));
        calls.put("rearranging.merge", (a, c, m) -> threads.merge(a, c, c));
        calls.put("rearranging.move", (a, c, m) -> threads.move(a, m, c));
        calls.put("rearranging.undo", (a, c, m) -> threads.undo(a, rearranged(sql, c, m)));
        calls.put("rearranging.last", (a, c, m) -> threads.last(a, c));
        calls.put("rearranging.numbered", (a, c, m) -> {
            long number = sql.fetchSingle(CONVERSATION, CONVERSATION.ID.eq(c)).getNumber();
            threads.numbered(a, number).orElseThrow(() -> new CommandRefused(Reason.NOT_VISIBLE));
        });
    }

    /** As if the message had been put into the conversation, and then elsewhere. */
    private static UUID rearranged(DSLContext sql, UUID conversation, UUID message) {
        UUID id = UUID.randomUUID();
        sql.insertInto(REARRANGEMENT)
                .set(REARRANGEMENT.ID, id)
                .set(REARRANGEMENT.KIND, "MOVE")
                .set(REARRANGEMENT.SOURCE_ID, conversation)
                .set(REARRANGEMENT.TARGET_ID, conversation)
                .set(REARRANGEMENT.AGENT_ID, sql.fetchAny(AGENT).getId())
                .set(REARRANGEMENT.STATUS_BEFORE, "OPEN")
                .set(REARRANGEMENT.DONE_AT, OffsetDateTime.now(ZoneOffset.UTC))
                .execute();
        sql.insertInto(REARRANGED_MESSAGE)
                .set(REARRANGED_MESSAGE.REARRANGEMENT_ID, id)
                .set(REARRANGED_MESSAGE.MESSAGE_ID, message)
                .set(REARRANGED_MESSAGE.SEQ_BEFORE, 1L)
                .set(REARRANGED_MESSAGE.SEQ_AFTER, 999L)
                .execute();
        return id;
    }

    /** Neither a conversation nor its tag is told to anybody who may not open it. */
    private void choices(Map<String, RoleTableTest.Call> calls, Search search) {
        calls.put("search.count", (a, c, m) -> {
            String tag = "tag " + ++number;
            kit.get(Desk.class).tag(owner, c, Unmasked.of(tag));
            if (search.count(a, Queue.ALL, tagged(tag)) == 0) throw new CommandRefused(Reason.NOT_VISIBLE);
        });
        calls.put("search.choices.tag", (a, c, m) -> {
            String tag = "tag " + ++number;
            kit.get(Desk.class).tag(owner, c, Unmasked.of(tag));
            kit.get(Desk.class).tagContact(owner, c, Unmasked.of(tag));
            Search.Choices choices = search.choices(a);
            if (!choices.tags().contains(tag) && !choices.contactTags().contains(tag))
                throw new CommandRefused(Reason.NOT_VISIBLE);
        });
    }

    private static SearchQuery tagged(String tag) {
        return new SearchQuery(
                "", Set.of(), Set.of(), Set.of(), Set.of(tag), Set.of(), "", "", Set.of(), null, null, ZoneOffset.UTC);
    }

    private UUID file(UUID message) {
        UUID id = UUID.randomUUID();
        kit.get(DSLContext.class)
                .insertInto(ATTACHMENT)
                .set(ATTACHMENT.ID, id)
                .set(ATTACHMENT.MESSAGE_ID, message)
                .set(ATTACHMENT.PLACE, 0)
                .set(ATTACHMENT.NAME, "a.txt")
                .set(ATTACHMENT.MEDIA_TYPE, "text/plain")
                .set(ATTACHMENT.SIZE, 0L)
                .execute();
        return id;
    }

    /** A message that rules decided on, in a conversation of the group and the assignee. */
    private UUID decided() {
        IntakeResult result = kit.get(Intake.class)
                .accept(Incoming.chat(site, "visitor-" + ++number, "1").build());
        if (!(result instanceof IntakeResult.Stored stored)) throw new IllegalStateException(result.toString());
        kit.get(Desk.class).assign(owner, stored.conversationId(), Set.of(assignee.id()), sales.id());
        return stored.messageId();
    }

    private void shortcuts(Map<String, RoleTableTest.Call> calls, Shortcuts shortcuts) {
        Unmasked text = Unmasked.of("text");
        calls.put("shortcuts.usable", (a, c, m) -> shortcuts.usable(a));
        calls.put("shortcuts.values", (a, c, m) -> shortcuts.values(a, c));
        calls.put("shortcuts.addOwn", (a, c, m) -> shortcuts.addOwn(a, name(), text));
        calls.put("shortcuts.addForTeam", (a, c, m) -> shortcuts.addForTeam(a, null, name(), text));
        calls.put("shortcuts.change", (a, c, m) -> shortcuts.change(a, ofTeam(shortcuts), null, name(), text));
        calls.put("shortcuts.remove", (a, c, m) -> shortcuts.remove(a, ofTeam(shortcuts)));
        calls.put("shortcuts.usable.group", (a, c, m) -> {
            UUID only = shortcuts.addForTeam(owner, sales.id(), name(), text).id();
            if (shortcuts.usable(a).stream().map(Shortcut::id).noneMatch(only::equals))
                throw new CommandRefused(Reason.NOT_VISIBLE);
        });
    }

    private UUID ofTeam(Shortcuts shortcuts) {
        return shortcuts.addForTeam(owner, null, name(), Unmasked.of("text")).id();
    }

    private Unmasked name() {
        return Unmasked.of("name " + ++number);
    }

    private void hours(Map<String, RoleTableTest.Call> calls, OpeningHours hours) {
        BusinessHours always = BusinessHours.always(ZoneId.of("UTC"));
        calls.put("hours.change", (a, c, m) -> hours.change(a, null, always));
        calls.put("hours.names", (a, c, m) -> hours.names(a, null));
        calls.put("hours.keepHouseHours", (a, c, m) -> hours.keepHouseHours(a, sales.id()));
    }

    private void invitations(Map<String, RoleTableTest.Call> calls, Invitations invitations) {
        calls.put("invitations.invite", (a, c, m) -> invitations.invite(a, assignee.id()));
        calls.put("invitations.invite.owner", (a, c, m) -> invitations.invite(a, owner));
        calls.put("invitations.revoke", (a, c, m) -> invitations.revoke(a, assignee.id()));
        calls.put("invitations.of", (a, c, m) -> invitations.of(a, assignee.id()));
    }

    private void rules(Map<String, RoleTableTest.Call> calls) {
        BookRules bookRules = kit.get(BookRules.class);
        UUID rule = UUID.randomUUID();
        calls.put("bookRules.keepDraft", (a, c, m) -> bookRules.keepDraft(a, rule, 1, "text"));
        calls.put("bookRules.dropDraft", (a, c, m) -> bookRules.dropDraft(a, rule));
        calls.put(
                "bookRules.activate",
                (a, c, m) -> bookRules.activate(a, "routing", 1, List.of(), FailingExamples.REFUSE));
        BookKeeping keeping = kit.get(BookKeeping.class);
        calls.put("bookKeeping.rollBack", (a, c, m) -> keeping.rollBack(a, "routing", 1, 999, FailingExamples.REFUSE));
        calls.put("bookKeeping.importBook", (a, c, m) -> keeping.importBook(a, "routing", "text"));
        TraceRetention retention = kit.get(TraceRetention.class);
        calls.put("traceRetention.change", (a, c, m) -> retention.change(a, TraceRetention.Days.STANDARD));
        Replays replays = kit.get(Replays.class);
        calls.put(
                "replays.start",
                (a, c, m) -> replays.start(a, "routing", "text", kit.clock().instant())
                        .cancel());
    }

    private static void webhooks(Map<String, RoleTableTest.Call> calls, Webhooks webhooks) {
        calls.put("webhooks.all", (a, c, m) -> webhooks.all(a));
        calls.put("webhooks.put", (a, c, m) -> webhooks.put(a, "hook", "https://hook.example/", false));
        calls.put("webhooks.renewSecret", (a, c, m) -> webhooks.renewSecret(a, "hook"));
        calls.put("webhooks.calls", (a, c, m) -> webhooks.calls(a, 5));
        calls.put("webhooks.remove", (a, c, m) -> webhooks.remove(a, "hook"));
    }
}
