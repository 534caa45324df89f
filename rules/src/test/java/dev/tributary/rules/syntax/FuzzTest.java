package dev.tributary.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.book.BookCompiler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Books cut up and glued together at random: each is answered with problems or with rules that decide. */
class FuzzTest {
    private static final House HOUSE = new House(Set.of("chat", "email"), Set.of("billing"), Set.of(), Set.of("crm"));
    private static final String[] PIECES = {
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "'",
        "\"",
        "'''",
        "/",
        "\\",
        "\n",
        ";",
        ",",
        ":",
        "?",
        "?.",
        ".",
        "!",
        "==",
        "=",
        "=~",
        "==~",
        "&&",
        "||",
        "<",
        ">=",
        "in",
        "!in",
        "->",
        "..",
        "*",
        "~",
        "@",
        "$",
        "${",
        "#",
        "//",
        "/*",
        "*/",
        "rule",
        "mask",
        "on",
        "when",
        "then",
        "examples",
        "messageReceived",
        "text",
        "contact.tags",
        "conversation",
        "null",
        "true",
        "30.days",
        "1e9",
        "0x",
        "99999999999999999999",
        "it",
        "this",
        "new",
        "class",
        "def",
        "if",
        "any { it }",
        "'vip'",
        "stop",
        "tag",
        "off",
        "\u00e1",
        "\ud83d\ude00",
        "\u0000",
        "\t",
        "\r\n",
        "as",
        "return",
        "shadow",
        "during: businessHours",
        "unanswered(5.minutes)",
        "schedule('daily at 9:00')",
        "visitorLeft",
        "notify group",
        "by: [email, desktop]",
        "after: 2.minutes",
        "unless: [answered, read]",
        "assign policy: roundRobin",
        "snooze 2.hours",
        "reply",
        "webhook",
        "setContact name: ",
        "lookup('crm', contact.email).tier",
        "\"${contact.name}\"",
        "text.find(/a(\\d)/) { all, a -> a }",
        "findAll { it }",
        "in 1..<5",
        "now.hour",
        "hours.open",
        "rating: [score: 1]",
        "% 7",
        "- 2.days"
    };

    /** Another one with {@code -Dfuzz.seed=…}. */
    private final Random random = new Random(Long.getLong("fuzz.seed", 20_261_125));

    private final List<String> seeds = new ArrayList<>();

    private void answers(BookCompiler compiler, String source) {
        List<BookText> books = List.of(new BookText("fuzz", source));
        List<RuleProblem> problems =
                compiler.check(books, HOUSE, random.nextBoolean() ? Locale.ENGLISH : Locale.of("hu"));
        for (RuleProblem problem : problems) {
            assertThat(problem.line()).as(source).isPositive();
            assertThat(problem.column()).as(source).isPositive();
            assertThat(problem.endColumn()).as(source).isGreaterThan(problem.column());
            assertThat(problem.message()).as(source).isNotBlank();
        }
        if (problems.stream().noneMatch(RuleProblem::error)) {
            compiler.compile(books).decide(Snapshots.chat("A refund for my invoice"));
        }
    }

    private String mutated() {
        StringBuilder source = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        for (int change = random.nextInt(6); change >= 0; change--) {
            int at = random.nextInt(source.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> source.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> source.delete(at, Math.min(source.length(), at + 1 + random.nextInt(12)));
                case 2 -> {
                    String other = seeds.get(random.nextInt(seeds.size()));
                    int from = random.nextInt(other.length());
                    source.insert(at, other, from, Math.min(other.length(), from + 1 + random.nextInt(60)));
                }
                default -> {
                    for (int i = random.nextInt(8); i >= 0; i--) {
                        source.insert(at, PIECES[random.nextInt(PIECES.length)] + (random.nextBoolean() ? " " : ""));
                    }
                }
            }
        }
        return source.toString();
    }

    private void plant(BookCompiler compiler) throws IOException {
        compiler.shipped().forEach(book -> seeds.add(book.content()));
        EscapeTest.attempts().forEach(attempt -> seeds.add(attempt.source()));
        for (String condition : List.of(
                "text =~ /refund/ && 'vip' in contact.tags",
                "conversation.resolvedFor > 30.days",
                "(contact.name ?: 'x') == (conversation.isNew ? 'a' : \"b\")",
                "contact.tags.any { it.startsWith('v') }",
                "conversation.messageCount % 10 == 0 || text.find(/order (\\d+)/) { all, number -> number } in ['1']",
                "now - 2.days > conversation.startedAt && now.hour in 8..<18",
                "\"$channel of ${message.account}\".toLowerCase() != 'chat of test'")) {
            seeds.add("rule('x') {\n on messageReceived\n when {\n " + condition
                    + "\n }\n then { tag 'a'; priority high }\n examples { fires text: 'x' }\n}");
        }
    }

    @Test
    void anyTextIsAnsweredWithProblemsOrRules() throws IOException {
        try (BookCompiler compiler = new BookCompiler()) {
            plant(compiler);
            for (int i = 0; i < 1_500; i++) {
                answers(compiler, mutated());
            }
        }
    }

    /** For twenty seconds, or for as long as {@code -Dfuzz.seconds=…} says. */
    @Test
    @Tag("slow")
    void anyTextIsAnsweredForAWhile() throws IOException {
        long until = System.nanoTime() + 1_000_000_000L * Integer.getInteger("fuzz.seconds", 20);
        long texts = 0;
        try (BookCompiler compiler = new BookCompiler()) {
            plant(compiler);
            for (; System.nanoTime() < until; texts++) {
                answers(compiler, mutated());
            }
        }
        System.out.println("Texts answered: " + texts);
    }
}
