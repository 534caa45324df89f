package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.PluginWords;
import dev.tributary.engine.decision.RuleHint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the editor offers where somebody is writing; the bar stands for the caret. */
class CompletionTest {
    private static final House HOUSE =
            new House(Set.of("chat", "email"), Set.of("billing", "sales"), Set.of("anna@example.com"), Set.of("crm"));

    private final BookCompiler compiler = new BookCompiler();

    @AfterEach
    void close() {
        compiler.close();
    }

    private List<RuleHint> hints(String text) {
        int caret = text.indexOf('|');
        return compiler.hints(text.replace("|", ""), caret, HOUSE, Locale.ENGLISH);
    }

    private List<String> words(String text) {
        return hints(text).stream().map(RuleHint::text).toList();
    }

    private List<String> inWhen(String event, String line) {
        return words("rule('a') {\n  on " + event + "\n  when {\n    true\n    " + line);
    }

    private List<String> inThen(String line) {
        return words("rule('a') {\n  on messageReceived\n  then {\n    tag 'x'\n    " + line);
    }

    @Test
    void aBookAndARuleHaveTheirParts() {
        assertThat(words("|")).containsExactly("rule", "mask", "example");
        assertThat(words("example('a') {\n  |")).containsExactly("on", "given", "expect");
        assertThat(words("example('a') {\n  expect {\n    ta|")).contains("tag");
        assertThat(words("// ru|")).isEmpty();
        assertThat(words("rule('a') {\n  |")).containsExactly("on", "when", "then", "examples");
        assertThat(words("mask('a') {\n  hide |")).containsExactly("cardNumbers", "ibans");
        assertThat(words("rule('a') {\n on idle(3.days)\n examples {\n  |")).containsExactly("fires", "skips");
    }

    /** A plugin that can be looked up. */
    private static final class Crm implements PluginWords {
        @Override
        public String name() {
            return "crm";
        }

        @Override
        public List<Register> registers() {
            return List.of(
                    new Register("crm", Map.of("en", "Customers."), Map.of("tier", Kind.TEXT, "orders", Kind.NUMBER)));
        }
    }

    @Test
    void lookupsAreOfferedWithWhatTheyAnswer() {
        try (BookCompiler asking = new BookCompiler(List.of(new Crm()))) {
            String before = "rule('a') {\n  on messageReceived\n  when {\n    ";
            assertThat(asking.hints(before + "lookup('", (before + "lookup('").length(), HOUSE, Locale.ENGLISH))
                    .singleElement()
                    .satisfies(hint -> {
                        assertThat(hint.text()).isEqualTo("crm");
                        assertThat(hint.help()).isEqualTo("Customers.");
                    });
            assertThat(hinted(asking, before + "lookup(")).containsExactly("'crm'");
            assertThat(hinted(asking, before + "lookup('crm', contact.email).")).containsExactly("orders", "tier");
            assertThat(hinted(asking, before + "lookup('crm', contact.email).ti"))
                    .containsExactly("tier");
            assertThat(hinted(asking, before + "lookup('crm', contact.em")).containsExactly("email");
            assertThat(hinted(asking, before + "lookup('erp', contact.email).")).isEmpty();
        }
    }

    private static List<String> hinted(BookCompiler compiler, String text) {
        return compiler.hints(text, text.length(), HOUSE, Locale.ENGLISH).stream()
                .map(RuleHint::text)
                .toList();
    }

    @Test
    void webhooksAreOfferedWhereTheyAreCalled() {
        assertThat(inThen("webhook |")).containsExactly("'crm'");
        assertThat(inThen("webhook '|")).contains("crm");
        assertThat(inThen("notify group, by: |")).containsExactly("email", "desktop", "'crm'");
    }

    @Test
    void eventsAreOfferedWithTheirHelp() {
        assertThat(hints("rule('a') {\n  on una|")).singleElement().satisfies(hint -> {
            assertThat(hint.text()).isEqualTo("unanswered(20.minutes)");
            assertThat(hint.kind()).isEqualTo(RuleHint.Kind.EVENT);
            assertThat(hint.help()).startsWith("The customer has waited");
        });
        assertThat(words("rule('a') {\n  on idle(3.days), |")).contains("messageSent", "during:");
        assertThat(words("rule('a') {\n  on idle(3.days), during: |")).containsExactly("businessHours");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "messageReceived; te|; text, team",
                "visitorLeft; te|; team",
                "messageReceived; contact.|; name, email, phone, language, tags, conversationCount",
                "conversationRated; rating.|; score, comment",
                "messageReceived; rat|; ",
                "messageReceived; !subject && contact.em|; email",
                "messageReceived; text.has|; hasWord(",
                "messageReceived; contact.tags.dis|; disjoint(",
                "messageReceived; conversation.idleFor > 3.d|; day, days",
                "messageReceived; channel == |; 'chat', 'email'",
                "messageReceived; channel == 'em|; email",
                "messageReceived; conversation.group in ['bi|; billing",
                "messageReceived; conversation.priority !in ['low', 'h|; high",
                "messageReceived; contact.tags.any { contact.na|; name",
                "messageReceived; text =~ /te|; "
            })
    void conditionsAreOfferedWhatTheEventHas(String event, String line, String words) {
        List<String> expected = words == null ? List.of() : List.of(words.split(", "));
        assertThat(inWhen(event, line)).startsWith(expected.toArray(String[]::new));
        if (expected.isEmpty()) {
            assertThat(inWhen(event, line)).isEmpty();
        }
    }

    @Test
    void fieldsTellTheirTypeValuesAndHelp() {
        assertThat(compiler.hints("rule('a') {\n when {\n conversation.stat", 41, HOUSE, Locale.of("hu")))
                .singleElement()
                .isEqualTo(new RuleHint(
                        RuleHint.Kind.FIELD,
                        "status",
                        "szöveg",
                        List.of("open", "resolved", "snoozed"),
                        "Az állapota az esemény előtt, vagy amivé egy korábbi szabály tette."));
    }

    @Test
    void actionsAndWhatStandsBehindThem() {
        assertThat(inThen("as|")).containsExactly("assign", "askRating");
        assertThat(inThen("assign |")).containsExactly("group:", "agent:", "policy:");
        assertThat(inThen("assign group: '|")).containsExactly("billing", "sales");
        assertThat(inThen("assign policy: |")).containsExactly("roundRobin", "leastBusy");
        assertThat(inThen("priority |")).containsExactly("high", "low", "normal", "urgent");
        assertThat(inThen("notify |")).contains("assignees", "customer", "group:", "agent:");
        assertThat(inThen("notify customer, |")).containsExactly("by:", "after:", "unless:", "text:", "kind:");
        assertThat(inThen("notify agents, kind: |")).containsExactly("offlineMessage", "missedConversation");
        assertThat(inThen("notify customer, by: [em|")).containsExactly("email");
        assertThat(inThen("notify customer, unless: |")).containsExactly("answered", "read", "resolved", "assigned");
        assertThat(inThen("reply contact.na|")).containsExactly("name");
        assertThat(words("rule('a') {\n on visitorLeft\n then {\n  reo|")).isEmpty();
    }

    @Test
    void theWordUnderThePointerIsExplained() {
        String book = "rule('a') {\n  on messageReceived\n  when { contact.email }\n  then { unassign() }\n}";

        assertThat(compiler.meaning(book, book.indexOf("Received"), HOUSE, Locale.ENGLISH))
                .hasValueSatisfying(hint -> assertThat(hint.help()).startsWith("A customer's message came in"));
        assertThat(compiler.meaning(book, book.indexOf("mail"), HOUSE, Locale.ENGLISH))
                .hasValueSatisfying(hint -> assertThat(hint.text()).isEqualTo("email"));
        assertThat(compiler.meaning(book, book.indexOf("assign"), HOUSE, Locale.ENGLISH))
                .hasValueSatisfying(hint -> assertThat(hint.help()).startsWith("Take the assignees off"));
        assertThat(compiler.meaning(book, book.indexOf("'a'") + 1, HOUSE, Locale.ENGLISH))
                .isEmpty();
    }
}
