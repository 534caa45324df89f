package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.FailingExamples;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.PluginWords;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleExplanation;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Verdict;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Lookups;
import dev.tributary.rules.book.BookCompiler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A book that asks a register, from the message to its explanation. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LookupsInTheEngineTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final String BOOK = """
            rule('Seen') {
              on messageReceived
              then { tag 'seen' }
            }
            rule('Gold customers first') {
              on messageReceived
              when {
                text.hasWord('order')
                lookup('crm', contact.name).tier == 'gold'
              }
              then { tag 'gold' }
            }
            rule('What is gold is urgent') {
              on messageReceived
              when { 'gold' in conversation.tags }
              then { priority urgent }
            }
            rule('Unknown customers') {
              on messageReceived
              when { lookup('crm', contact.name).tier == null && text.hasWord('order') }
              then { tag 'unknown' }
            }
            """;
    private static final PluginWords CRM = new PluginWords() {
        @Override
        public String name() {
            return "crm";
        }

        @Override
        public List<Register> registers() {
            return List.of(new Register("crm", Map.of("en", "The customer register."), Map.of("tier", Kind.TEXT)));
        }
    };

    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final BookCompiler compiler = new BookCompiler(List.of(CRM));
    private final EngineKit kit;
    private final RuleBooks books;
    private final Agent owner;

    LookupsInTheEngineTest(TestDatabase database) {
        kit = EngineKit.start(database, compiler, new Register());
        books = kit.get(RuleBooks.class);
        owner = Seeds.in(kit).owner();
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        books.activate(owner.id(), "routing", 1, BOOK, FailingExamples.OVERRIDE);
    }

    private final class Register implements Lookups {
        @Override
        public boolean knows(String name) {
            return name.equals("crm");
        }

        @Override
        public Map<String, String> ask(String name, String key) throws InterruptedException {
            asked.incrementAndGet();
            mayAnswer.await();
            return key.equals("Anna") ? Map.of("tier", "gold") : Map.of();
        }
    }

    @AfterEach
    void stop() {
        kit.close();
        compiler.close();
    }

    private IntakeResult.Stored write(String id, String name, String text) {
        return (IntakeResult.Stored) kit.get(Intake.class)
                .accept(Incoming.chat(SITE, name, id).named(name).text(text).build());
    }

    private KeptTrace kept(IntakeResult.Stored message) {
        return kit.get(RuleTraces.class).of(message.messageId()).orElseThrow();
    }

    private List<String> fired(IntakeResult.Stored message) {
        return books.trace(owner.id(), message.messageId(), Locale.ENGLISH).orElseThrow().rules().stream()
                .filter(rule -> rule.rule().book().equals("routing") && rule.fired())
                .map(rule -> rule.rule().name())
                .toList();
    }

    @Test
    void rulesThatNeedNoAnswerActAtOnceAndTheOthersWithWhatFollowsWhenItHasCome() {
        IntakeResult.Stored message = write("1", "Anna", "Where is my order?");
        assertThat(fired(message)).containsExactly("Seen");
        assertThat(kept(message).verdicts()).contains(RuleVerdict.WAITING);

        mayAnswer.countDown();
        await().untilAsserted(() ->
                assertThat(fired(message)).containsExactly("Seen", "Gold customers first", "What is gold is urgent"));
        assertThat(kept(write("2", "Anna", "Thanks")).snapshot().conversation()).satisfies(conversation -> {
            assertThat(conversation.tags()).containsExactly("gold", "seen");
            assertThat(conversation.priority()).isEqualTo("urgent");
        });
        assertThat(asked).hasValue(1);
    }

    @Test
    void theTraceHoldsTheAnswerSoThatTheSameRulesDecideTheSameAgain() {
        mayAnswer.countDown();
        IntakeResult.Stored message = write("1", "Anna", "Where is my order?");
        await().untilAsserted(() -> assertThat(fired(message)).hasSize(3));
        KeptTrace kept = kept(message);
        Verdict again = books.compiled(kept.activation()).decide(kept.snapshot());
        assertThat(again.trace()).isEqualTo(kept.verdicts());
        assertThat(again.lookups()).isEmpty();
        RuleExplanation.Condition condition =
                books.trace(owner.id(), message.messageId(), Locale.ENGLISH).orElseThrow().rules().stream()
                        .filter(rule -> rule.rule().name().equals("Gold customers first"))
                        .findFirst()
                        .orElseThrow()
                        .conditions()
                        .getLast();
        assertThat(condition.values()).contains("lookup('crm', contact.name).tier = 'gold'");
    }

    @Test
    void nobodyIsAskedWhereAnotherConditionSaysNo() {
        IntakeResult.Stored message = write("1", "Anna", "Hello");
        assertThat(kept(message).verdicts()).doesNotContain(RuleVerdict.WAITING);
        assertThat(asked).hasValue(0);
    }

    @Test
    void aRuleThatTakesNothingForAnAnswerWaitsForItAllTheSame() {
        IntakeResult.Stored message = write("1", "Vera", "Where is my order?");
        assertThat(fired(message)).containsExactly("Seen");
        mayAnswer.countDown();
        await().untilAsserted(() -> assertThat(fired(message)).containsExactly("Seen", "Unknown customers"));
    }

    @Test
    void whatWaitsIsDecidedByTheRulesItBeganWith() {
        IntakeResult.Stored message = write("1", "Anna", "Where is my order?");
        books.activate(
                owner.id(),
                "routing",
                2,
                "rule('Other') {\n  on messageReceived\n  then { tag 'other' }\n}\n",
                FailingExamples.OVERRIDE);
        mayAnswer.countDown();
        await().untilAsserted(() -> assertThat(fired(message)).hasSize(3));
    }
}
