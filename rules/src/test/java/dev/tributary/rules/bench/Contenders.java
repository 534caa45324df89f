package dev.tributary.rules.bench;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.book.BookCompiler;
import dev.tributary.rules.run.Activation;
import dev.tributary.rules.run.Traceless;
import groovy.lang.GroovyClassLoader;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.mvel2.MVEL;
import org.mvel2.ParserContext;

/** Those who run the same rules. */
final class Contenders {
    private static final int A_BOOK = 100;
    private static final int A_CLASS = 200;

    private Contenders() {}

    /** The rules as books. */
    static List<BookText> books(List<DrawnRule> rules) {
        List<BookText> books = new ArrayList<>();
        for (int from = 0; from < rules.size(); from += A_BOOK) {
            StringBuilder text = new StringBuilder();
            rules.subList(from, Math.min(rules.size(), from + A_BOOK)).forEach(rule -> text.append(rule.book()));
            books.add(new BookText("book" + from / A_BOOK, text.toString()));
        }
        return books;
    }

    static Activation activation(List<DrawnRule> rules) {
        try (BookCompiler compiler = new BookCompiler()) {
            return (Activation) compiler.compile(books(rules));
        }
    }

    static Contender ours(Activation activation) {
        return snapshot -> numbers(activation.decide(snapshot).decisions());
    }

    static Contender traceless(Activation activation) {
        return snapshot -> numbers(Traceless.decide(activation, snapshot).decisions());
    }

    private static int[] numbers(List<Decision> decisions) {
        int[] numbers = new int[decisions.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = decisions.get(i).rule();
        }
        return numbers;
    }

    /** A list of lambdas, as somebody would write them by hand. */
    static Contender java(List<DrawnRule> rules) {
        List<Predicate<Snapshot>> list = new ArrayList<>();
        for (DrawnRule rule : rules) {
            List<DrawnRule.Plain> plain = rule.plain();
            Predicate<Snapshot> one = plain.get(0).java();
            list.add(
                    switch (plain.size()) {
                        case 1 -> of -> one.test(of) && rule.found(of);
                        case 2 -> {
                            Predicate<Snapshot> two = plain.get(1).java();
                            yield of -> one.test(of) && two.test(of) && rule.found(of);
                        }
                        default -> {
                            Predicate<Snapshot> two = plain.get(1).java();
                            Predicate<Snapshot> three = plain.get(2).java();
                            yield of -> one.test(of) && two.test(of) && three.test(of) && rule.found(of);
                        }
                    });
        }
        return snapshot -> {
            Fired fired = new Fired();
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i).test(snapshot)) {
                    fired.add(i);
                }
            }
            return fired.numbers();
        };
    }

    /** What statically compiled Groovy brings forth. */
    public interface Chapter {
        void run(Snapshot snapshot, Fired fired);
    }

    /** A method a rule, so that each is small enough for the compiler of the machine. */
    static Contender groovy(List<DrawnRule> rules) throws Exception {
        List<Chapter> chapters = new ArrayList<>();
        // the loader stays open: its classes are used as long as the bench runs
        @SuppressWarnings("resource")
        GroovyClassLoader loader = new GroovyClassLoader(Contenders.class.getClassLoader());
        for (int from = 0; from < rules.size(); from += A_CLASS) {
            List<DrawnRule> some = rules.subList(from, Math.min(rules.size(), from + A_CLASS));
            StringBuilder tests = new StringBuilder();
            StringBuilder calls = new StringBuilder();
            for (DrawnRule rule : some) {
                tests.append("static final java.util.regex.Pattern P%d = java.util.regex.Pattern.compile('%s')\n"
                        .formatted(rule.number(), rule.pattern().pattern().replace("\\", "\\\\")));
                tests.append(
                        "static boolean r%d(dev.tributary.engine.decision.Snapshot s) { ".formatted(rule.number()));
                rule.plain()
                        .forEach(plain -> tests.append(
                                        plain.groovy().startsWith("!")
                                                ? "!s." + plain.groovy().substring(1)
                                                : "s." + plain.groovy())
                                .append(" && "));
                tests.append("P%d.matcher(s.message().text()).find() }\n".formatted(rule.number()));
                calls.append("if (r%d(s)) f.add(%d)\n".formatted(rule.number(), rule.number()));
            }
            String source = ("@groovy.transform.CompileStatic class C%d implements %s {\n%s\n"
                            + "void run(dev.tributary.engine.decision.Snapshot s, %s f) {\n%s}\n}\n")
                    .formatted(from, Chapter.class.getCanonicalName(), tests, Fired.class.getCanonicalName(), calls);
            chapters.add(
                    (Chapter) loader.parseClass(source).getDeclaredConstructor().newInstance());
        }
        return snapshot -> {
            Fired fired = new Fired();
            for (Chapter chapter : chapters) {
                chapter.run(snapshot, fired);
            }
            return fired.numbers();
        };
    }

    static Contender mvel(List<DrawnRule> rules) {
        List<Serializable> compiled = new ArrayList<>();
        for (DrawnRule rule : rules) {
            StringBuilder expression = new StringBuilder();
            rule.plain().forEach(plain -> expression.append(plain.groovy()).append(" && "));
            expression.append("found(").append(rule.number()).append(")");
            ParserContext context = new ParserContext();
            context.setStrongTyping(true);
            context.addInput("this", Asked.class);
            compiled.add(MVEL.compileExpression(expression.toString(), context));
        }
        return snapshot -> {
            Asked asked = new Asked(snapshot, rules);
            Fired fired = new Fired();
            for (int i = 0; i < compiled.size(); i++) {
                if (Boolean.TRUE.equals(MVEL.executeExpression(compiled.get(i), asked))) {
                    fired.add(i);
                }
            }
            return fired.numbers();
        };
    }

    /** What an MVEL expression sees. */
    public record Asked(Snapshot snapshot, List<DrawnRule> rules) {
        public Snapshot.Message message() {
            return snapshot.message();
        }

        public Snapshot.Contact contact() {
            return snapshot.contact();
        }

        public Snapshot.Conversation conversation() {
            return snapshot.conversation();
        }

        public boolean found(int number) {
            return rules.get(number).found(snapshot);
        }
    }

    /** Collects numbers. */
    public static final class Fired {
        private int[] numbers = new int[8];
        private int count;

        public void add(int number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number;
        }

        int[] numbers() {
            return Arrays.copyOf(numbers, count);
        }
    }
}
