package dev.tributary.engine.reaction;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What rules may answer by mail by themselves: how often, and whom not. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AutomaticAnswersTest {
    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final Intake intake;
    private final DSLContext sql;
    private final Desk desk;
    private final Agent anna;

    AutomaticAnswersTest(TestDatabase database) {
        rules.waitFor("conversationTagged");
        kit = EngineKit.start(database, rules, new RecordingGateway(), new FakeChannels());
        intake = kit.get(Intake.class);
        sql = kit.get(DSLContext.class);
        desk = kit.get(Desk.class);
        Seeds seeds = Seeds.in(kit);
        anna = seeds.agent("Anna", Role.AGENT, seeds.group("billing"));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private static Function<Snapshot, List<Decision>> on(String event, Decision... decisions) {
        return snapshot -> snapshot.event().equals(event) ? List.of(decisions) : List.of();
    }

    private static Decision told(int rule) {
        return new Decision.Notify(rule, "customer", null, Set.of("email"), null, Set.of(), null);
    }

    private List<String> problemsOf(IntakeResult.Stored stored) {
        return kit.get(RuleTraces.class).of(stored.messageId()).orElseThrow().problems();
    }

    @Test
    void anAddressGetsOneAutomaticMailInTenMinutesFromWhateverMailbox() {
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        AccountKey support = new AccountKey("email", "support@shop.example");
        AccountKey sales = new AccountKey("email", "sales@shop.example");
        for (AccountKey mailbox : List.of(support, sales))
            accounts.addByOperator(mailbox, "Shop", new ChannelSettings(Map.of(), Map.of()));
        rules.decide(on("messageReceived", new Decision.Reply(0, "Thank you"), told(0)));
        assertThat(problemsOf(mail(support, "1"))).containsExactly("problem.automaticMailTooSoon:10");
        assertThat(problemsOf(mail(sales, "2")).getFirst()).isEqualTo("problem.automaticMailTooSoon:10");
        kit.clock().advance(CustomerBudget.MAILS_APART.minusSeconds(1));
        assertThat(problemsOf(mail(support, "3"))).hasSize(2);
        kit.clock().advance(Duration.ofSeconds(2));
        assertThat(problemsOf(mail(support, "4"))).hasSize(1);
        assertThat(sql.fetchCount(DELIVERY)).isEqualTo(2);
    }

    @Test
    void aMailIsAnsweredByRulesOnceADayInItsConversation() {
        AccountKey support = new AccountKey("email", "support@shop.example");
        kit.get(ChannelAccounts.class).addByOperator(support, "Shop", new ChannelSettings(Map.of(), Map.of()));
        rules.decide(on("messageReceived", new Decision.Reply(0, "We have your mail")));
        assertThat(problemsOf(mail(support, "1"))).isEmpty();
        kit.clock().advance(CustomerBudget.MAILS_APART.plusSeconds(1));
        assertThat(problemsOf(answer(support, "2", "1"))).containsExactly("problem.automaticAnswerOnceADay");
        // telling the customer by mail would be an answer too
        rules.decide(on("messageReceived", told(0)));
        assertThat(problemsOf(answer(support, "3", "2"))).containsExactly("problem.automaticAnswerOnceADay");
        // another conversation is another matter
        assertThat(problemsOf(mail(support, "4"))).isEmpty();
        rules.decide(on("messageReceived", new Decision.Reply(0, "We have your mail")));
        kit.clock().advance(CustomerBudget.ANSWERS_APART);
        assertThat(problemsOf(answer(support, "5", "3"))).isEmpty();
        // what a person does is told of at any time
        kit.clock().advance(CustomerBudget.MAILS_APART.plusSeconds(1));
        rules.decide(on("conversationTagged", new Decision.Reply(0, "It is on its way")));
        desk.tag(anna.id(), answer(support, "6", "5").conversationId(), Unmasked.of("sent"));
        assertThat(sql.fetchCount(DELIVERY)).isEqualTo(3);
        assertThat(sql.fetchCount(NOTIFICATION)).isEqualTo(1);
    }

    @Test
    void whoAsksMachinesNotToAnswerIsNotAnsweredByRulesAndReopensLikeAnybody() {
        AccountKey support = new AccountKey("email", "support@shop.example");
        kit.get(ChannelAccounts.class).addByOperator(support, "Shop", new ChannelSettings(Map.of(), Map.of()));
        IntakeResult.Stored first = mail(support, "1");
        desk.take(anna.id(), first.conversationId());
        desk.resolve(anna.id(), first.conversationId());
        rules.decide(on("messageReceived", new Decision.Reply(0, "We have your mail"), told(0)));
        IntakeResult.Stored second =
                (IntakeResult.Stored) intake.accept(Incoming.mail(support, "eva@customer.example", "2@customer.example")
                        .inReplyTo("1@customer.example")
                        .quiet()
                        .build());
        assertThat(second.conversationId()).isEqualTo(first.conversationId());
        assertThat(problemsOf(second)).containsExactly("problem.automaticUnwanted", "problem.automaticUnwanted");
        var row = sql.fetchSingle(CONVERSATION, CONVERSATION.ID.eq(first.conversationId()));
        assertThat(row.getStatus()).isEqualTo("OPEN");
        assertThat(row.getWaitingSince()).isNotNull();
        assertThat(sql.fetchSingle(MESSAGE, MESSAGE.ID.eq(second.messageId())).getAutomatic())
                .isFalse();
        // nor later, by the clock or after somebody did something
        rules.decide(on("conversationTagged", new Decision.Reply(0, "We have your mail")));
        desk.tag(anna.id(), first.conversationId(), Unmasked.of("x"));
        assertThat(sql.fetchCount(DELIVERY)).isZero();
        // their next mail does not ask that
        assertThat(problemsOf(answer(support, "3", "2"))).isEmpty();
    }

    private IntakeResult.Stored answer(AccountKey mailbox, String id, String to) {
        return (IntakeResult.Stored)
                intake.accept(Incoming.mail(mailbox, "eva@customer.example", id + "@customer.example")
                        .inReplyTo(to + "@customer.example")
                        .build());
    }

    private IntakeResult.Stored mail(AccountKey mailbox, String id) {
        return (IntakeResult.Stored)
                intake.accept(Incoming.mail(mailbox, "eva@customer.example", id + "@customer.example")
                        .build());
    }
}
