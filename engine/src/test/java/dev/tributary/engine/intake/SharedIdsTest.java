package dev.tributary.engine.intake;

import static dev.tributary.engine.store.schema.Tables.DELIVERY;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Mails whose senders gave the same id to different mails: none lost, none doubled. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SharedIdsTest {
    private static final AccountKey MAILBOX = new AccountKey("email", "support@example.org");

    private final EngineKit kit;
    private final Intake intake;
    private final DSLContext sql;

    SharedIdsTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeRuleCompiler());
        intake = kit.get(Intake.class);
        sql = kit.get(DSLContext.class);
        kit.get(ChannelAccounts.class).addByOperator(MAILBOX, "Support", new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void anotherMailWithTheSameIdIsKeptAndFlagged() {
        IntakeResult first = intake.accept(mail("first"));
        IntakeResult second = intake.accept(mail("second"));
        IntakeResult third = intake.accept(mail("third"));
        assertThat(List.of(first, second, third)).allMatch(IntakeResult.Stored.class::isInstance);
        assertThat(intake.accept(mail("second"))).isInstanceOfSatisfying(IntakeResult.Duplicate.class, repeat -> {
            assertThat(repeat.messageId()).isEqualTo(((IntakeResult.Stored) second).messageId());
        });
        assertThat(ids()).containsExactly("same@x", "same@x~2", "same@x~3");
        assertThat(sql.select(MESSAGE.DETAILS)
                        .from(MESSAGE)
                        .orderBy(MESSAGE.EXTERNAL_ID)
                        .fetch(MESSAGE.DETAILS))
                .satisfiesExactly(
                        plain -> assertThat(plain).doesNotContain("sameIdOtherContent"),
                        flagged -> assertThat(flagged).contains("\"sameIdOtherContent\":\"same@x\""),
                        flagged -> assertThat(flagged).contains("\"sameIdOtherContent\":\"same@x\""));
        assertThat(sql.fetchCount(DELIVERY)).isZero();
    }

    @Test
    void whateverOfAMailDiffersMakesItAnother() {
        List<Incoming> all = List.of(
                incoming("text"),
                Incoming.mail(MAILBOX, "bob@example.org", "same@x").text("text"),
                incoming("text").subject("another"),
                incoming("text").html("<p>text</p>"),
                incoming("text").file("a.txt", "one"),
                incoming("text").file("a.txt", "longer"),
                incoming("text").sentAt(Instant.parse("2026-11-24T08:00:00Z")));
        for (Incoming mail : all) assertThat(intake.accept(mail.build())).isInstanceOf(IntakeResult.Stored.class);
        for (Incoming mail : all) assertThat(intake.accept(mail.build())).isInstanceOf(IntakeResult.Duplicate.class);
    }

    @Test
    void anAbsurdDateDoesNotMakeARepeatAnotherMail() {
        InboundMessage mail =
                incoming("text").sentAt(Instant.parse("2099-01-01T00:00:00Z")).build();
        assertThat(intake.accept(mail)).isInstanceOf(IntakeResult.Stored.class);
        kit.clock().advance(java.time.Duration.ofHours(1));
        assertThat(intake.accept(mail)).isInstanceOf(IntakeResult.Duplicate.class);
    }

    @Test
    void aMaskedMailIsItsOwnRepeat() {
        assertThat(intake.accept(mail("my card 4111 1111 1111 1111"))).isInstanceOf(IntakeResult.Stored.class);
        assertThat(intake.accept(mail("my card 4111 1111 1111 1111"))).isInstanceOf(IntakeResult.Duplicate.class);
    }

    @Test
    void inWhateverOrderAndBatchesTheyComeEachIsStoredOnce() {
        Random random = new Random(7);
        Set<String> sent = new HashSet<>();
        for (int round = 0; round < 30; round++) {
            List<InboundMessage> batch = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                String text = "text " + random.nextInt(60);
                sent.add(text);
                batch.add(mail(text));
            }
            intake.acceptAll(batch);
        }
        assertThat(sql.fetchCount(MESSAGE)).isEqualTo(sent.size());
        assertThat(new HashSet<>(sql.select(MESSAGE.BODY).from(MESSAGE).fetch(MESSAGE.BODY)))
                .isEqualTo(sent);
    }

    @Test
    void handedInAtOnceByManyThreadsEachIsStoredOnce() throws Exception {
        List<Future<IntakeResult>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 24; i++) {
                InboundMessage mail = mail("text " + i % 6);
                running.add(threads.submit(() -> intake.accept(mail)));
            }
        }
        for (Future<IntakeResult> one : running) assertThat(one.get()).isNotNull();
        assertThat(sql.fetchCount(MESSAGE)).isEqualTo(6);
    }

    private List<String> ids() {
        return sql.select(MESSAGE.EXTERNAL_ID)
                .from(MESSAGE)
                .orderBy(MESSAGE.EXTERNAL_ID)
                .fetch(MESSAGE.EXTERNAL_ID);
    }

    private static InboundMessage mail(String text) {
        return incoming(text).build();
    }

    private static Incoming incoming(String text) {
        return Incoming.mail(MAILBOX, "ann@example.org", "same@x").text(text);
    }
}
