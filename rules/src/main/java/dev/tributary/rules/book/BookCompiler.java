package dev.tributary.rules.book;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.RuleCompiler;
import dev.tributary.engine.decision.RuleOutline;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.rules.run.Activation;
import dev.tributary.rules.syntax.BookReader;
import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.syntax.Reading;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.CheckedBook;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.vocabulary.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads, checks and compiles books. Thread-safe; holds the reader's threads, which end when nothing is read for a while. */
@Component
public final class BookCompiler implements RuleCompiler, AutoCloseable {
    private static final Comparator<Finding> BY_PLACE = Comparator.comparingInt(
                    (Finding finding) -> finding.span().line())
            .thenComparingInt(finding -> finding.span().column());

    private final BookReader reader = new BookReader();

    @Override
    public List<RuleProblem> check(List<BookText> books, House house, Locale locale) {
        Sentences sentences = Sentences.in(locale);
        List<RuleProblem> problems = new ArrayList<>();
        for (BookText book : books) {
            Checked checked = checked(book, house);
            List<Finding> findings = new ArrayList<>(checked.findings());
            checked.book().rules().forEach(rule -> findings.addAll(failedExamples(rule)));
            findings.stream()
                    .sorted(BY_PLACE)
                    .distinct()
                    .map(finding -> problem(book, finding, sentences))
                    .forEach(problems::add);
        }
        return problems;
    }

    @Override
    public CompiledRules compile(List<BookText> books) {
        List<CheckedBook> sound = new ArrayList<>();
        for (BookText book : books) {
            Checked checked = checked(book, null);
            for (Finding finding : checked.findings()) {
                if (finding.error()) {
                    throw new IllegalArgumentException(
                            problem(book, finding, Sentences.in(Locale.ENGLISH)).toString());
                }
            }
            sound.add(checked.book());
        }
        return new Activation(sound);
    }

    @Override
    public List<RuleOutline> outline(String content) {
        return reader.read(content).lines().stream()
                .map(BookCompiler::outlined)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<RuleOutline> outlined(Term.Line line) {
        if (!(line.term() instanceof Term.Call call)
                || call.object() != null
                || !(call.word().equals("rule") || call.word().equals("mask"))
                || call.arguments().isEmpty()
                || !(call.arguments().getFirst() instanceof Term.Text name)) {
            return Optional.empty();
        }
        boolean off = call.arguments().size() > 1
                && call.arguments().get(1) instanceof Term.Name(Span span, String word)
                && word.equals("off");
        return Optional.of(new RuleOutline(name.value(), call.span().line(), !off));
    }

    @Override
    public List<BookText> shipped() {
        return ShippedBooks.all();
    }

    /** A book and what was found in it. */
    private record Checked(CheckedBook book, List<Finding> findings) {}

    private Checked checked(BookText book, @Nullable House house) {
        Reading reading = reader.read(book.content());
        Findings findings = new Findings(house);
        findings.add(reading.findings());
        CheckedBook checked = new BookChecker(new Source(book.content()), findings).check(book.name(), reading.lines());
        return new Checked(checked, findings.all());
    }

    /** Each example is decided by its rule alone, as if it were switched on. */
    private static List<Finding> failedExamples(CheckedRule rule) {
        CheckedRule alone = new CheckedRule(
                rule.name(), rule.line(), true, rule.event(), rule.conditions(), rule.actions(), List.of());
        Activation activation = new Activation(List.of(new CheckedBook("examples", List.of(alone), Set.of())));
        List<Finding> failed = new ArrayList<>();
        for (CheckedRule.Example example : rule.examples()) {
            byte verdict = activation.decide(example.snapshot()).trace()[0];
            if (example.fires() && verdict >= 0) {
                failed.add(Finding.error(
                        example.span(),
                        "example.skipped",
                        rule.conditions().get(verdict).source()));
            } else if (example.fires() != (verdict == RuleVerdict.FIRED)) {
                failed.add(Finding.error(example.span(), "example.fired"));
            }
        }
        return failed;
    }

    private static RuleProblem problem(BookText book, Finding finding, Sentences sentences) {
        return new RuleProblem(
                book.name(),
                finding.span().line(),
                finding.span().column(),
                new Source(book.content()).endColumn(finding.span()),
                finding.error(),
                sentences.say(finding.key(), finding.arguments()),
                finding.suggestion());
    }

    @Override
    public void close() {
        reader.close();
    }
}
