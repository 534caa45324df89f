package dev.tributary.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.store.schema.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeskTest {
    private static EngineKit kit;
    private static Seeds seeds;
    private static Group sales;
    private static Agent fanni;
    private static Agent anna;
    private static Agent bela;
    private static Agent outsider;
    private static UUID chat;
    private static UUID mailbox;

    private final Desk desk = kit.get(Desk.class);
    private final Inbox inbox = kit.get(Inbox.class);
    private UUID vera;

    DeskTest(TestDatabase database) {}

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) {
        kit = EngineKit.start(database, new FakeChannels());
        seeds = Seeds.in(kit);
        sales = seeds.group("sales");
        fanni = seeds.agent("Fanni", Role.FULL_ACCESS);
        anna = seeds.agent("Anna", Role.AGENT, sales);
        bela = seeds.agent("Bela", Role.AGENT, sales);
        outsider = seeds.agent("Odon", Role.AGENT);
        chat = seeds.account(Channels.CHAT, "shop");
        mailbox = seeds.account(Channels.EMAIL, "help@example.com");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        kit.close();
    }

    @BeforeEach
    void aCustomer() {
        vera = seeds.contact("Vera", null);
        seeds.identity(vera, chat, "visitor-" + vera);
    }

    private UUID question() {
        return seeds.conversation(vera, Channels.CHAT, chat)
                .group(sales)
                .inbound("where is my parcel?")
                .plant();
    }

    @Test
    void anAnswerIsMaskedStoredTakenAndHandedToTheOutbox() {
        UUID conversation = question();
        desk.keepDraft(anna.id(), conversation, chat.toString(), null, text("it is 4111 1111 1111 1111"));
        assertThat(inbox.draft(anna.id(), conversation).orElseThrow().body()).isEqualTo("it is •••• •••• •••• 1111");

        UUID answer = desk.reply(
                anna.id(),
                conversation,
                new Reply(
                        chat,
                        null,
                        null,
                        text("your card 4111 1111 1111 1111"),
                        List.of(new NewFile(
                                text("4111111111111111.txt"),
                                "text/plain",
                                "no 4111111111111111".getBytes(StandardCharsets.UTF_8))),
                        1,
                        false));

        ThreadMessage stored = inbox.message(anna.id(), answer).orElseThrow();
        assertThat(stored.kind()).isEqualTo(MessageKind.OUTBOUND);
        assertThat(stored.authorName()).isEqualTo("Anna");
        assertThat(stored.body()).isEqualTo("your card •••• •••• •••• 1111");
        FileRow file = stored.files().getFirst();
        assertThat(file.name()).isEqualTo("•••• •••• •••• 1111.txt");
        assertThat(new String(inbox.file(anna.id(), file.id()).content(), StandardCharsets.UTF_8))
                .isEqualTo("no •••• •••• •••• 1111");
        ConversationRow row = inbox.row(anna.id(), conversation).orElseThrow();
        assertThat(row.assignees()).containsExactly(anna.id());
        assertThat(row.waitingSince()).isNull();
        assertThat(row.draft()).isFalse();
        assertThat(row.preview()).isEqualTo("your card •••• •••• •••• 1111");
        assertThat(row.previewById()).isEqualTo(anna.id());
        assertThat(lines(conversation)).containsExactly("event.taken");
        assertThat(kit.get(DSLContext.class).fetchSingle(Tables.DELIVERY, Tables.DELIVERY.MESSAGE_ID.eq(answer)))
                .satisfies(queued -> {
                    assertThat(queued.getRecipient()).isEqualTo("visitor-" + vera);
                    assertThat(queued.getSeq()).isEqualTo(stored.seq());
                    assertThat(queued.getAccountId()).isEqualTo(chat);
                });
        assertThat(stored.delivery()).isNotNull();
        assertThat(logged(conversation)).contains(EventKind.MESSAGE_SENT, EventKind.CONVERSATION_ASSIGNED);
    }

    @Test
    void anAnswerIsRefusedWhenAMessageCameInUnseenAndSentAnyway() {
        UUID conversation = seeds.conversation(vera, Channels.CHAT, chat)
                .inbound("one")
                .inbound("two")
                .plant();
        refused(Reason.UNSEEN_MESSAGE, () -> desk.reply(anna.id(), conversation, answer("hi", 1, false)));
        assertThat(inbox.row(anna.id(), conversation).orElseThrow().assignees()).isEmpty();
        desk.reply(anna.id(), conversation, answer("hi", 1, true));
        assertThat(inbox.row(anna.id(), conversation).orElseThrow().preview()).isEqualTo("hi");
    }

    @Test
    void anAnswerThatCannotBeSentIsRefusedWithTheReason() {
        UUID conversation = question();
        refused(Reason.EMPTY_TEXT, () -> desk.reply(anna.id(), conversation, answer("  ", 1, false)));
        assertThat(refused(
                        Reason.TEXT_TOO_LONG,
                        () -> desk.reply(anna.id(), conversation, answer("x".repeat(5001), 1, false))))
                .containsExactly("5000");
        refused(Reason.NO_ADDRESS, () -> desk.reply(anna.id(), conversation, mail("hello")));
        refused(
                Reason.ACCOUNT_NOT_ACTIVE,
                () -> desk.reply(
                        anna.id(),
                        conversation,
                        new Reply(UUID.randomUUID(), null, null, text("x"), List.of(), 1, false)));
        refused(Reason.NOT_VISIBLE, () -> desk.reply(outsider.id(), conversation, answer("x", 1, false)));
        refused(Reason.NOT_VISIBLE, () -> desk.reply(anna.id(), UUID.randomUUID(), answer("x", 1, false)));
    }

    @Test
    void aClosedReplyWindowIsToldWithItsEnd() {
        UUID page = seeds.account(Channels.MESSENGER, "page-" + vera);
        seeds.identity(vera, page, "psid");
        UUID conversation = seeds.conversation(vera, Channels.MESSENGER, page)
                .inbound("hello page")
                .plant();
        ReplyRoute open = inbox.head(anna.id(), conversation).routes().getFirst();
        assertThat(open.channel()).isEqualTo(Channels.MESSENGER);
        assertThat(open.closesAt()).isEqualTo(kit.clock().instant().plus(Duration.ofHours(24)));
        kit.clock().advance(Duration.ofHours(24));
        Reply late = new Reply(page, null, null, text("late"), List.of(), 1, false);
        assertThat(refused(Reason.WINDOW_CLOSED, () -> desk.reply(anna.id(), conversation, late)))
                .containsExactly("page-" + vera, open.closesAt().toString());
    }

    @Test
    void whenTheAddressIsKnownAMailCanBeWrittenWithOneReInItsSubject() {
        UUID conversation = question();
        desk.changeContact(anna.id(), conversation, Desk.ContactField.EMAIL, text(" Vera@Example.com "));
        assertThat(inbox.card(anna.id(), conversation).email()).isEqualTo("vera@example.com");
        assertThat(inbox.head(anna.id(), conversation).routes())
                .extracting(ReplyRoute::channel, ReplyRoute::recipient)
                .containsExactly(tuple(Channels.CHAT, "visitor-" + vera), tuple(Channels.EMAIL, "vera@example.com"));
        UUID first = desk.reply(
                anna.id(),
                conversation,
                new Reply(mailbox, null, text("Your parcel"), text("by mail"), List.of(), 9, false));
        assertThat(inbox.message(anna.id(), first).orElseThrow().subject()).isEqualTo("Your parcel");
        UUID second = desk.reply(anna.id(), conversation, mail("again"));
        assertThat(inbox.message(anna.id(), second).orElseThrow().subject()).isEqualTo("Re: Your parcel");
        assertThat(ReplySubject.of("RE: Vá: re[2]: parcel")).isEqualTo("Re: parcel");
        assertThat(ReplySubject.of("Regarding: parcel")).isEqualTo("Re: Regarding: parcel");
    }

    @Test
    void onlyAnAssigneeOrFullAccessResolvesAndTheSecondIsToldWhoWasFaster() {
        UUID conversation = question();
        desk.assign(fanni.id(), conversation, Set.of(bela.id()), sales.id());
        assertThat(refused(Reason.NOT_ASSIGNEE, () -> desk.resolve(anna.id(), conversation)))
                .containsExactly("Bela");
        desk.resolve(bela.id(), conversation);
        assertThat(refused(Reason.ALREADY_RESOLVED, () -> desk.resolve(fanni.id(), conversation)))
                .containsExactly("Bela", kit.clock().instant().toString());
        ConversationHead head = inbox.head(anna.id(), conversation);
        assertThat(head.resolvedBy()).isEqualTo(bela.id());
        desk.reopen(anna.id(), conversation);
        refused(Reason.ALREADY_OPEN, () -> desk.reopen(anna.id(), conversation));
        assertThat(lines(conversation)).containsExactly("event.assigned", "event.resolved", "event.reopened");
        assertThat(logged(conversation)).contains(EventKind.CONVERSATION_RESOLVED, EventKind.CONVERSATION_REOPENED);
    }

    @Test
    void ofManyWhoTakeOneWinsAndTheOthersAreToldHerName() throws Exception {
        UUID conversation = question();
        List<Agent> takers = List.of(anna, bela, fanni);
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService many = Executors.newFixedThreadPool(3)) {
            List<Future<?>> tries = new ArrayList<>();
            for (Agent taker : takers)
                tries.add(many.submit(() -> {
                    try {
                        desk.take(taker.id(), conversation);
                    } catch (CommandRefused e) {
                        assertThat(e.reason()).isEqualTo(Reason.ALREADY_TAKEN);
                        told.add(e.arguments().getFirst());
                    }
                }));
            for (Future<?> one : tries) one.get();
        }
        UUID winner =
                inbox.row(fanni.id(), conversation).orElseThrow().assignees().getFirst();
        String name = takers.stream()
                .filter(taker -> taker.id().equals(winner))
                .findFirst()
                .orElseThrow()
                .name();
        assertThat(told).containsExactly(name, name);
        assertThat(lines(conversation)).containsExactly("event.taken");
    }

    @Test
    void tagsPriorityNotesAndTheCardAreChangedAndTold() {
        UUID conversation = question();
        desk.tag(anna.id(), conversation, text("  late   parcel "));
        desk.tag(anna.id(), conversation, text("late parcel"));
        desk.prioritise(anna.id(), conversation, Priority.HIGH);
        desk.note(anna.id(), conversation, text("card 4111111111111111"));
        desk.tagContact(anna.id(), conversation, text("vip"));
        ConversationRow row = inbox.row(anna.id(), conversation).orElseThrow();
        assertThat(row.tags()).containsExactly("late parcel");
        assertThat(row.priority()).isEqualTo(Priority.HIGH);
        assertThat(inbox.card(anna.id(), conversation).tags()).containsExactly("vip");
        desk.untag(anna.id(), conversation, "late parcel");
        desk.untagContact(anna.id(), conversation, "vip");
        assertThat(lines(conversation))
                .containsExactly(
                        "event.tagged",
                        "event.prioritised",
                        "event.contact_tagged",
                        "event.untagged",
                        "event.contact_untagged");
        List<ThreadMessage> thread = inbox.thread(anna.id(), conversation, Long.MAX_VALUE, 50);
        assertThat(thread).extracting(ThreadMessage::seq).isSorted();
        assertThat(thread)
                .filteredOn(message -> message.kind() == MessageKind.NOTE)
                .singleElement()
                .satisfies(note -> assertThat(note.body()).isEqualTo("card •••• •••• •••• 1111"));
        assertThat(thread.get(1).details()).isEqualTo("{\"tag\":\"late parcel\"}");
        assertThat(refused(
                        Reason.FIELD_MALFORMED,
                        () -> desk.changeContact(anna.id(), conversation, Desk.ContactField.EMAIL, text("no address"))))
                .containsExactly("email");
        refused(
                Reason.FIELD_MALFORMED,
                () -> desk.changeContact(anna.id(), conversation, Desk.ContactField.PHONE, text("call me")));
        desk.changeContact(anna.id(), conversation, Desk.ContactField.PHONE, text("+36 (1) 555-0100"));
        desk.changeContact(anna.id(), conversation, Desk.ContactField.NAME, text(""));
        assertThat(inbox.card(anna.id(), conversation).phone()).isEqualTo("+36 (1) 555-0100");
        assertThat(inbox.card(anna.id(), conversation).name()).isNull();
    }

    @Test
    void unreadFallsAsTheAgentSeesAndNeverRisesByLookingBack() {
        UUID conversation = seeds.conversation(vera, Channels.CHAT, chat)
                .inbound("one")
                .inbound("two")
                .inbound("three")
                .plant();
        assertThat(unread(conversation)).isEqualTo(3);
        desk.seen(anna.id(), conversation, 2);
        assertThat(unread(conversation)).isEqualTo(1);
        desk.seen(anna.id(), conversation, 1);
        desk.seen(anna.id(), conversation, 2);
        assertThat(unread(conversation)).isEqualTo(1);
        desk.seen(anna.id(), conversation, 1_000);
        assertThat(unread(conversation)).isZero();
        assertThat(inbox.head(anna.id(), conversation).seenSeq()).isEqualTo(3);
        assertThat(logged(conversation))
                .filteredOn(kind -> kind == EventKind.CONVERSATION_SEEN)
                .hasSize(2);
    }

    private int unread(UUID conversation) {
        return inbox.row(anna.id(), conversation).orElseThrow().unread();
    }

    private List<String> lines(UUID conversation) {
        return inbox.threadAfter(fanni.id(), conversation, 0, 100).stream()
                .filter(message -> message.kind() == MessageKind.EVENT)
                .map(ThreadMessage::body)
                .toList();
    }

    private static List<EventKind> logged(UUID conversation) {
        return kit.get(DSLContext.class)
                .select(Tables.EVENT_LOG.KIND)
                .from(Tables.EVENT_LOG)
                .where(Tables.EVENT_LOG.CONVERSATION_ID.eq(conversation))
                .orderBy(Tables.EVENT_LOG.POSITION)
                .fetch(row -> EventKind.valueOf(row.value1()));
    }

    private static Reply answer(String text, long seen, boolean anyway) {
        return new Reply(chat, null, null, text(text), List.of(), seen, anyway);
    }

    private static Reply mail(String text) {
        return new Reply(mailbox, null, null, text(text), List.of(), 99, false);
    }

    private static Unmasked text(String text) {
        return Unmasked.of(text);
    }

    private static List<String> refused(Reason reason, ThrowingCallable call) {
        CommandRefused refusal = catchThrowableOfType(CommandRefused.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        return refusal.arguments();
    }
}
