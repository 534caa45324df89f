package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.PluginWords;
import dev.tributary.engine.decision.RuleHint;
import dev.tributary.engine.decision.RuleHint.Kind;
import dev.tributary.engine.decision.RuleLexicon;
import dev.tributary.rules.vocabulary.Event;
import dev.tributary.rules.vocabulary.Verb;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words that the editor colours are those that the language has. */
class LexiconTest {
    private static final House HOUSE =
            new House(Set.of("chat"), Set.of("billing"), Set.of("anna@example.com"), Set.of());
    private static final RuleLexicon LEXICON = Lexicon.of(Vocabulary.standard());

    @Test
    void itHasEveryEventAndEveryAction() {
        assertThat(LEXICON.events()).containsExactlyElementsOf(Event.words());
        assertThat(LEXICON.actions())
                .containsExactlyElementsOf(
                        Arrays.stream(Verb.values()).map(Verb::word).toList());
    }

    @Test
    void itHasEveryPartOfRulesMaskersAndExamples() {
        assertThat(LEXICON.structure())
                .contains("rule", "mask", "example", "on", "when", "then", "examples", "fires", "skips")
                .contains("given", "expect", "hide", "off", "shadow");
    }

    @Test
    void itHasWhatCanBeGivenToThem() {
        assertThat(LEXICON.values())
                .contains("true", "null", "high", "businessHours", "ibans", "leastBusy", "assignees", "email", "read");
    }

    @Test
    void noWordHasTwoColours() {
        assertThat(Stream.of(LEXICON.structure(), LEXICON.events(), LEXICON.actions(), LEXICON.values())
                        .flatMap(List::stream))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void aFieldIsNoValueThoughAWordOfAnActionIsCalledLikeIt() {
        assertThat(NotifyChecker.WHOM).contains("group");
        assertThat(LEXICON.values())
                .doesNotContain("group")
                .doesNotContainAnyElementsOf(Vocabulary.standard().roots());
    }

    @Test
    void whatIsOfferedAsAPartAnEventOrAnActionHasItsColour() {
        try (BookCompiler compiler = new BookCompiler(List.of(new Returns()))) {
            RuleLexicon lexicon = compiler.lexicon();
            for (String text : List.of(
                    "",
                    "mask('a') {\n  ",
                    "rule('a') {\n  ",
                    "rule('a') {\n  on ",
                    "rule('a') {\n  on messageReceived\n  then {\n    ",
                    "rule('a') {\n  on messageReceived\n  examples {\n    ",
                    "example('a') {\n  ",
                    "example('a') {\n  expect {\n    ")) {
                for (RuleHint hint : compiler.hints(text, text.length(), HOUSE, Locale.ENGLISH)) {
                    String word = hint.text().replaceFirst("\\(.*", "");
                    if (hint.kind() == Kind.PART)
                        assertThat(lexicon.structure()).contains(word);
                    if (hint.kind() == Kind.EVENT) assertThat(lexicon.events()).contains(word);
                    if (hint.kind() == Kind.ACTION)
                        assertThat(lexicon.actions()).contains(word);
                }
            }
        }
    }

    @Test
    void thePluginsActionsAreAmongThem() {
        try (BookCompiler compiler = new BookCompiler(List.of(new Returns()))) {
            assertThat(compiler.lexicon().actions()).contains("assign", "fileTicket");
        }
    }

    private static final class Returns implements PluginWords {
        @Override
        public String name() {
            return "returns";
        }

        @Override
        public List<Deed> deeds() {
            return List.of(new Deed("fileTicket", Map.of("en", "Files a ticket.")));
        }
    }
}
