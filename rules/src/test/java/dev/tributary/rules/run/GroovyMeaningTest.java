package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.book.BookCompiler;
import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Expressions made at random mean to us what they mean to Groovy. Left out on purpose: patterns (RE2's), and what we decide
 * differently, which is comparing and asking something absent.
 */
class GroovyMeaningTest {
    private static final int BOOKS = 150;
    private static final int RULES = 20;

    private final Random random = new Random(51_221);

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String flag(int depth) {
        if (depth == 0) {
            return one(
                    "true",
                    "false",
                    "conversation.isNew",
                    "message.automatic",
                    "null",
                    text(0),
                    number(0),
                    list(0),
                    absent());
        }
        int less = depth - 1;
        return switch (random.nextInt(16)) {
            case 0 -> "(" + flag(less) + " && " + flag(less) + ")";
            case 1 -> "(" + flag(less) + " || " + flag(less) + ")";
            case 2 -> "!(" + flag(less) + ")";
            case 3 -> "(" + flag(less) + " ? " + test(less) + " : " + test(less) + ")";
            case 4 -> flag(less) + " && " + flag(less) + " || !" + test(less);
            case 5 -> "(" + absent() + one(" == ", " != ") + one("null", text(less), absent()) + ")";
            case 6 -> "(" + absent() + one(" in ", " !in ") + texts(less) + ")";
            case 7 -> test(less) + one(" == ", " != ") + test(less);
            default -> test(less);
        };
    }

    /** Always a real boolean. */
    private String test(int depth) {
        int less = Math.max(0, depth - 1);
        return switch (random.nextInt(11)) {
            case 0 -> "(" + text(less) + one(" == ", " != ") + text(less) + ")";
            case 1 -> "(" + number(less) + one(" == ", " != ", " < ", " <= ", " > ", " >= ") + number(less) + ")";
            case 2 -> "(" + text(less) + one(" in ", " !in ") + texts(less) + ")";
            case 3 -> "(" + whole() + one(" in ", " !in ") + "[" + whole() + ", " + whole() + "])";
            case 4 ->
                text(less) + one(".contains(", ".startsWith(", ".endsWith(", ".containsIgnoreCase(") + text(less) + ")";
            case 5 -> texts(less) + ".contains(" + text(less) + ")";
            case 6 -> one(text(less), texts(less)) + ".isEmpty()";
            case 7 -> texts(less) + one(".any", ".every") + " { it" + one(" == ", " != ") + text(0) + " }";
            case 8 -> texts(less) + one(".any", ".every") + " { t -> t.size() > " + whole() + " }";
            case 9 -> "(" + texts(less) + one(" == ", " != ") + texts(less) + ")";
            default -> one("true", "false", "conversation.isNew", "message.automatic");
        };
    }

    private String text(int depth) {
        String simple =
                one("'vip'", "'a'", "''", "\"hello\"", "'Hello'", "channel", "text", "contact.name", "message.text");
        if (depth == 0 || random.nextInt(3) > 0) {
            return simple;
        }
        return random.nextBoolean()
                ? "(" + flag(depth - 1) + " ? " + simple + " : " + text(0) + ")"
                : "(" + one(absent(), simple) + " ?: " + text(0) + ")";
    }

    private String absent() {
        return one("subject", "contact.email", "conversation.group");
    }

    private String number(int depth) {
        return depth == 0 || random.nextBoolean()
                ? one("0", "1", "-1", "3", "3.0", "2.5", "contact.conversationCount", "conversation.messageCount")
                : one(text(depth - 1), texts(depth - 1)) + ".size()";
    }

    private String whole() {
        return one("0", "1", "2", "3", "contact.conversationCount");
    }

    private String texts(int depth) {
        return one(
                "contact.tags",
                "conversation.tags",
                "message.files",
                "['a', 'vip']",
                "['Hello']",
                "[" + text(depth) + ", 'x']");
    }

    private String list(int depth) {
        return one(texts(depth), "[]", "[1, 2]");
    }

    /** Lists are copied: the JDK's immutable ones throw when asked for null. */
    private static Binding binding(Snapshot snapshot) {
        Map<String, Object> message = new HashMap<>();
        message.put("text", snapshot.message().text());
        message.put("automatic", snapshot.message().automatic());
        message.put("files", new ArrayList<>(snapshot.message().files()));
        Map<String, Object> contact = new HashMap<>();
        contact.put("name", snapshot.contact().name());
        contact.put("email", snapshot.contact().email());
        contact.put("tags", new ArrayList<>(snapshot.contact().tags()));
        contact.put("conversationCount", snapshot.contact().conversationCount());
        Map<String, Object> conversation = new HashMap<>();
        conversation.put("isNew", snapshot.conversation().isNew());
        conversation.put("tags", new ArrayList<>(snapshot.conversation().tags()));
        conversation.put("group", snapshot.conversation().group());
        conversation.put("messageCount", snapshot.conversation().messageCount());
        Binding binding = new Binding();
        binding.setVariable("channel", snapshot.message().channel());
        binding.setVariable("text", snapshot.message().text());
        binding.setVariable("subject", snapshot.message().subject());
        binding.setVariable("message", message);
        binding.setVariable("contact", contact);
        binding.setVariable("conversation", conversation);
        return binding;
    }

    @Test
    void expressionsMeanWhatTheyMeanToGroovy() {
        Snapshot snapshot = Snapshots.chat("hello");
        Binding binding = binding(snapshot);
        int fired = 0;
        List<String> differences = new ArrayList<>();
        try (BookCompiler compiler = new BookCompiler()) {
            for (int i = 0; i < BOOKS; i++) {
                List<String> expressions = new ArrayList<>();
                StringBuilder book = new StringBuilder();
                StringBuilder script = new StringBuilder();
                for (int rule = 0; rule < RULES; rule++) {
                    String expression = flag(3);
                    expressions.add(expression);
                    book.append("rule('r")
                            .append(rule)
                            .append("') {\n on messageReceived\n when {\n ")
                            .append(expression)
                            .append("\n }\n then { note 'x' }\n}\n");
                    script.append("try { results << !!(")
                            .append(expression)
                            .append(") } catch (NullPointerException e) { results << null }\n");
                }
                byte[] ours = compiler.compile(List.of(new BookText("book", book.toString())))
                        .decide(snapshot)
                        .trace();
                List<Boolean> theirs = new ArrayList<>();
                binding.setVariable("results", theirs);
                new GroovyShell(binding).evaluate(script.toString());
                for (int rule = 0; rule < RULES; rule++) {
                    boolean mine = ours[rule] == RuleVerdict.FIRED;
                    fired += mine ? 1 : 0;
                    if (!Boolean.valueOf(mine).equals(theirs.get(rule))) {
                        differences.add(expressions.get(rule) + " is " + theirs.get(rule) + " to Groovy");
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(fired).as("both answers are common").isBetween(BOOKS * RULES / 5, BOOKS * RULES * 4 / 5);
    }
}
