package dev.tributary.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From what a rule wrote to the decision that wrote it, whatever that was on. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class WhatRulesWroteTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final RuleBooks books;
    private final Agent owner;
    private final Agent kim;

    WhatRulesWroteTest(TestDatabase database) {
        rules.waitFor("conversationResolved", "conversationTagged");
        kit = EngineKit.start(database, rules, new RecordingGateway(), new FakeChannels());
        books = kit.get(RuleBooks.class);
        Seeds seeds = Seeds.in(kit);
        owner = seeds.owner();
        seeds.group("sales");
        kim = seeds.agent("Kim", Role.AGENT, seeds.group("billing"));
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private IntakeResult.Stored write() {
        return (IntakeResult.Stored) kit.get(Intake.class)
                .accept(Incoming.chat(SITE, "v1", "1").text("Hello").build());
    }

    /** On what happens to a conversation; a tag that one rule puts on is followed by the note of another. */
    private static List<Decision> decided(Snapshot snapshot) {
        return switch (snapshot.event()) {
            case "messageReceived" -> List.of(new Decision.AssignGroup(0, "sales"));
            case "conversationResolved" ->
                List.of(
                        new Decision.Reply(0, "Was it fine?"),
                        new Decision.Note(0, "Asked"),
                        new Decision.Tag(0, "done"));
            case "conversationTagged" -> List.of(new Decision.Note(1, "Follows the tag"));
            default -> List.of();
        };
    }

    private List<ThreadMessage> thread(UUID conversation) {
        return kit.get(Inbox.class).thread(owner.id(), conversation, Long.MAX_VALUE, 50);
    }

    private List<ThreadMessage> byRules(UUID conversation) {
        return thread(conversation).stream()
                .filter(message -> message.author() == Author.RULE)
                .toList();
    }

    /** The event, as the fake rules tell it where there is no message. */
    private String on(ThreadMessage message) {
        return books.trace(owner.id(), message.id(), Locale.ENGLISH)
                .orElseThrow()
                .rules()
                .getFirst()
                .actions()
                .getLast();
    }

    @Test
    void everythingThatADecisionWroteFindsItsOwnTrace() {
        rules.decide(WhatRulesWroteTest::decided);
        IntakeResult.Stored message = write();
        kit.clock().advance(Duration.ofMinutes(5));
        kit.get(Desk.class).resolve(owner.id(), message.conversationId());

        List<ThreadMessage> written = byRules(message.conversationId());
        assertThat(written)
                .extracting(ThreadMessage::kind)
                .containsExactly(
                        MessageKind.EVENT, MessageKind.OUTBOUND, MessageKind.NOTE, MessageKind.EVENT, MessageKind.NOTE);
        assertThat(written).allMatch(ThreadMessage::traced);
        assertThat(written.stream().map(this::on))
                .containsExactly(
                        "Hello",
                        "conversationResolved",
                        "conversationResolved",
                        "conversationResolved",
                        "conversationTagged");
        RuleBooks.Trace resolved =
                books.trace(owner.id(), written.get(1).id(), Locale.ENGLISH).orElseThrow();
        assertThat(resolved.rules()).singleElement().matches(RuleExplanation::fired);
        assertThat(resolved.decidedAt()).isEqualTo(kit.clock().instant());
        // what people did was decided by nobody else
        assertThat(thread(message.conversationId()))
                .filteredOn(line -> line.author() == Author.AGENT)
                .isNotEmpty()
                .noneMatch(ThreadMessage::traced);
    }

    @Test
    void theTraceOfAnEventIsForThoseWhoMayOpenTheConversation() {
        rules.decide(WhatRulesWroteTest::decided);
        UUID conversation = write().conversationId();
        kit.get(Desk.class).resolve(owner.id(), conversation);
        UUID reply = byRules(conversation).get(1).id();
        assertThat(catchThrowableOfType(CommandRefused.class, () -> books.trace(kim.id(), reply, Locale.ENGLISH))
                        .reason())
                .isEqualTo(Reason.NOT_VISIBLE);
        assertThat(books.trace(owner.id(), reply, Locale.ENGLISH)).isPresent();
    }

    @Test
    void whatIsKeptNoLongerIsEmptyAndTheLineStays() {
        rules.decide(WhatRulesWroteTest::decided);
        UUID conversation = write().conversationId();
        kit.get(Desk.class).resolve(owner.id(), conversation);
        kit.stopScheduler();
        kit.clock().advance(Duration.ofDays(TraceRetention.Days.STANDARD.fired() + 1L));
        kit.get(TracePurge.class).run(() -> false);
        assertThat(byRules(conversation))
                .hasSize(5)
                .allMatch(ThreadMessage::traced)
                .allMatch(line ->
                        books.trace(owner.id(), line.id(), Locale.ENGLISH).isEmpty());
    }
}
