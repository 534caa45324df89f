package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleExplanation;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.decision.Snapshot;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real language in the real engine: books are activated, obeyed by messages and explained from the database. */
class RulesInTheEngineTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final String BOOK = """
            rule('Returns go to returns') {
              on messageReceived
              when {
                channel == 'chat'
                text.hasWord('return')
              }
              then {
                assign group: 'returns'
                tag 'return'
              }
            }
            """;

    private final BookCompiler compiler = new BookCompiler();
    private final EngineKit kit = EngineKit.start(TestDatabase.H2, compiler);
    private final RuleBooks books = kit.get(RuleBooks.class);
    private final Agent owner;

    RulesInTheEngineTest() {
        Seeds seeds = Seeds.in(kit);
        owner = seeds.owner();
        seeds.group("returns");
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterEach
    void stop() {
        kit.close();
        compiler.close();
    }

    private IntakeResult.Stored write(String id, String text) {
        return (IntakeResult.Stored) kit.get(Intake.class)
                .accept(Incoming.chat(SITE, "v1", id)
                        .text(text)
                        .file("photo \"1\".txt", "x")
                        .build());
    }

    private RuleBooks.Trace trace(IntakeResult.Stored message, Locale locale) {
        return books.trace(owner.id(), message.messageId(), locale).orElseThrow();
    }

    private static boolean routed(RuleExplanation rule) {
        return rule.fired() && rule.rule().book().equals("routing");
    }

    private Snapshot kept(IntakeResult.Stored message) {
        return kit.get(RuleTraces.class).of(message.messageId()).orElseThrow().snapshot();
    }

    @Test
    void anActivatedBookIsObeyedByTheNextMessageAndExplainedInBothLanguages() {
        IntakeResult.Stored before = write("1", "I want to return it");
        books.activate(owner.id(), "routing", 1, BOOK);
        IntakeResult.Stored after = write("2", "I want to return it");

        assertThat(kept(after).conversation().group()).isNull();
        assertThat(kept(write("3", "Thanks")).conversation().group()).isEqualTo("returns");
        assertThat(kept(write("4", "Thanks")).conversation().tags()).containsExactly("return");

        assertThat(trace(before, Locale.ENGLISH).rules())
                .filteredOn(RulesInTheEngineTest::routed)
                .isEmpty();
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("hu"))) {
            RuleBooks.Trace trace = trace(after, locale);
            assertThat(trace.problems()).isEmpty();
            assertThat(trace.rules())
                    .filteredOn(RulesInTheEngineTest::routed)
                    .singleElement()
                    .satisfies(rule -> {
                        assertThat(rule.rule().name()).isEqualTo("Returns go to returns");
                        assertThat(rule.conditions()).hasSize(2).allMatch(RuleExplanation.Condition::held);
                        assertThat(rule.actions()).hasSize(2);
                    });
        }
    }

    @Test
    void aBookThatDoesNotPassItsCheckIsRefused() {
        CommandRefused refused = catchThrowableOfType(
                CommandRefused.class,
                () -> books.activate(owner.id(), "routing", 1, BOOK.replace("'returns'", "'nowhere'")));
        assertThat(refused.reason()).isEqualTo(CommandRefused.Reason.HAS_ERRORS);
        assertThat(books.books().getFirst().liveRevision()).isEqualTo(1);
    }
}
