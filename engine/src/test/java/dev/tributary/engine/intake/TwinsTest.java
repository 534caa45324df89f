package dev.tributary.engine.intake;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.InboundMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail to two mailboxes of the house. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TwinsTest {
    private static final AccountKey SUPPORT = new AccountKey("email", "support@example.org");
    private static final AccountKey SALES = new AccountKey("email", "sales@example.org");

    private final EngineKit one;
    private final EngineKit other;
    private final DSLContext sql;

    TwinsTest(TestDatabase database) {
        TestDatabase.Address address = database.fresh();
        one = EngineKit.start(address, new FakeRuleCompiler());
        other = EngineKit.start(address, new FakeRuleCompiler());
        sql = one.get(DSLContext.class);
        for (AccountKey key : List.of(SUPPORT, SALES))
            one.get(ChannelAccounts.class).addByOperator(key, key.account(), new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterEach
    void stop() {
        other.close();
        one.close();
    }

    @Test
    void aMailThatComesInByTwoMailboxesIsOneMessage() {
        IntakeResult first = accept(mail(SUPPORT, "1@x", "Where is it?"));
        assertThat(accept(mail(SALES, "1@x", "Where is it?")))
                .isInstanceOfSatisfying(
                        IntakeResult.Duplicate.class,
                        copy -> assertThat(copy.messageId()).isEqualTo(((IntakeResult.Stored) first).messageId()));
        // and again, by both
        assertThat(accept(mail(SALES, "1@x", "Where is it?"))).isInstanceOf(IntakeResult.Duplicate.class);
        assertThat(accept(mail(SUPPORT, "1@x", "Where is it?"))).isInstanceOf(IntakeResult.Duplicate.class);
        assertThat(sql.fetchCount(MESSAGE)).isEqualTo(1);
    }

    @Test
    void bothInOneBatchAreOneMessage() {
        List<IntakeResult> results = one.get(Intake.class)
                .acceptAll(List.of(
                        mail(SUPPORT, "1@x", "Where is it?"),
                        mail(SALES, "1@x", "Where is it?"),
                        mail(SALES, "2@x", "And this?")));
        assertThat(results.get(0)).isInstanceOf(IntakeResult.Stored.class);
        assertThat(results.get(1)).isInstanceOf(IntakeResult.Duplicate.class);
        assertThat(results.get(2)).isInstanceOf(IntakeResult.Stored.class);
        assertThat(sql.fetchCount(MESSAGE)).isEqualTo(2);
    }

    @Test
    void copiesThatDifferAreTwo() {
        accept(mail(SUPPORT, "1@x", "Where is it?"));
        assertThat(accept(mail(SALES, "1@x", "Where is it? To leave the list, write to...")))
                .isInstanceOf(IntakeResult.Stored.class);
        assertThat(sql.fetchCount(MESSAGE)).isEqualTo(2);
    }

    @Test
    void whatAnswersTheCopyFindsTheConversation() {
        accept(mail(SUPPORT, "1@x", "Where is it?"));
        accept(mail(SALES, "1@x", "Where is it?"));
        IntakeResult answer = accept(Incoming.mail(SALES, "eva@example.org", "2@x")
                .text("Never mind.")
                .inReplyTo("1@x", "1@x")
                .build());
        assertThat(answer).isInstanceOf(IntakeResult.Stored.class);
        assertThat(sql.fetchCount(CONVERSATION)).isEqualTo(1);
    }

    @Test
    void takenInAtOnceByTwoNodesItIsOneMessage() throws Exception {
        List<Future<IntakeResult>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                InboundMessage support = mail(SUPPORT, i + "@x", "text " + i);
                InboundMessage sales = mail(SALES, i + "@x", "text " + i);
                running.add(threads.submit(() -> accept(support)));
                running.add(threads.submit(() -> other.get(Intake.class).accept(sales)));
            }
        }
        for (Future<IntakeResult> each : running) assertThat(each.get()).isNotNull();
        assertThat(sql.fetchCount(MESSAGE)).isEqualTo(20);
    }

    private IntakeResult accept(InboundMessage mail) {
        return one.get(Intake.class).accept(mail);
    }

    private static InboundMessage mail(AccountKey account, String id, String text) {
        return Incoming.mail(account, "eva@example.org", id).text(text).build();
    }
}
