package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.FailingExamples;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.PluginWords;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.rules.book.BookCompiler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be looked up changes while the house runs; a rule that loses its look-up loses no message. */
class LookupsComeAndGoTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final House HOUSE = new House(Set.of(), Set.of(), Set.of(), Set.of());
    private static final String BOOK = """
            rule('Many orders') {
              on messageReceived
              when { lookup('crm', contact.name).orders > 3 }
              then { tag 'regular' }
              examples {
                fires contact: [name: 'Ann'], lookup: [crm: [orders: 4]]
                skips contact: [name: 'Ann'], lookup: [crm: [orders: 3]]
              }
            }
            rule('Seen') {
              on messageReceived
              then { tag 'seen' }
            }
            example('A regular') {
              given text: 'Hello', contact: [name: 'Ann'], lookup: [crm: [orders: 4]]
              expect { tag 'regular' }
            }
            """;

    private final Brought brought = new Brought();
    private final BookCompiler compiler = new BookCompiler(List.of(brought));

    private static final class Brought implements PluginWords {
        private List<Register> registers =
                List.of(new Register("crm", Map.of("en", "Customers."), Map.of("orders", Kind.NUMBER)));

        @Override
        public String name() {
            return "brought";
        }

        @Override
        public List<Register> registers() {
            return registers;
        }
    }

    @AfterEach
    void close() {
        compiler.close();
    }

    private List<String> problems() {
        return compiler.check(List.of(new BookText("book", BOOK)), HOUSE, Locale.ENGLISH).stream()
                .map(RuleProblem::message)
                .toList();
    }

    @Test
    void anEditorKnowsThemAtOnce() {
        assertThat(problems()).isEmpty();
        brought.registers = List.of();
        assertThat(problems()).contains("There is no look-up \"crm\".");
        brought.registers = List.of(new PluginWords.Register("crm", Map.of(), Map.of("tier", PluginWords.Kind.TEXT)));
        assertThat(problems()).contains("\"crm\" has no \"orders\".");
    }

    @Test
    void whatWasCompiledIsCompiledAgainOnlyWhenOneAnswersSomethingElse() {
        long before = compiler.words();
        brought.registers = List.copyOf(brought.registers);
        assertThat(compiler.words()).isEqualTo(before);
        brought.registers = List.of();
        assertThat(compiler.words()).isNotEqualTo(before);
    }

    @Test
    void aRuleWhoseLookupIsGoneBreaksAndTheOthersActUntilItIsBack() {
        try (EngineKit kit = EngineKit.start(TestDatabase.H2, compiler)) {
            Agent owner = Seeds.in(kit).owner();
            kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
            kit.get(RuleBooks.class).activate(owner.id(), "routing", 1, BOOK, FailingExamples.OVERRIDE);
            assertThat(verdicts(kit, "1")).containsSequence(RuleVerdict.WAITING, RuleVerdict.FIRED);

            List<PluginWords.Register> there = brought.registers;
            brought.registers = List.of();
            KeptTrace kept = write(kit, "2");
            assertThat(kept.verdicts()).containsSequence(RuleVerdict.BROKE, RuleVerdict.FIRED);
            assertThat(kept.problems()).containsExactly("problem.lookupGone:crm");

            // what answers text where the rule counts is as good as gone
            brought.registers =
                    List.of(new PluginWords.Register("crm", Map.of(), Map.of("orders", PluginWords.Kind.TEXT)));
            assertThat(verdicts(kit, "3")).containsSequence(RuleVerdict.BROKE, RuleVerdict.FIRED);

            brought.registers = there;
            assertThat(verdicts(kit, "4")).containsSequence(RuleVerdict.WAITING, RuleVerdict.FIRED);
        }
    }

    private static byte[] verdicts(EngineKit kit, String id) {
        return write(kit, id).verdicts();
    }

    private static KeptTrace write(EngineKit kit, String id) {
        IntakeResult.Stored message = (IntakeResult.Stored) kit.get(Intake.class)
                .accept(Incoming.chat(SITE, "v1", id).named("Ann").build());
        return kit.get(RuleTraces.class).of(message.messageId()).orElseThrow();
    }
}
