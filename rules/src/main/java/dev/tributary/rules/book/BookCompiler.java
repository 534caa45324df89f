package dev.tributary.rules.book;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.PluginWords;
import dev.tributary.engine.decision.RuleCompiler;
import dev.tributary.engine.decision.RuleHint;
import dev.tributary.engine.decision.RuleLexicon;
import dev.tributary.engine.decision.RuleOutline;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.lint.Lint;
import dev.tributary.rules.run.Activation;
import dev.tributary.rules.run.DecisionWords;
import dev.tributary.rules.syntax.BookReader;
import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.syntax.Reading;
import dev.tributary.rules.tree.CheckedBook;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.vocabulary.Sentences;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Reads, checks and compiles books. Thread-safe; holds the reader's threads, which end when nothing is read for a while. */
@Component
public final class BookCompiler implements RuleCompiler, AutoCloseable {
    private static final Comparator<RuleProblem> BY_PLACE =
            Comparator.comparingInt(RuleProblem::line).thenComparingInt(RuleProblem::column);

    private final BookReader reader = new BookReader();
    private final RecentReadings readings = new RecentReadings(reader);
    private final Words words;

    /** A compiler of the language without plugins. */
    public BookCompiler() {
        this(List.of());
    }

    @Autowired
    BookCompiler(ObjectProvider<PluginWords> plugins) {
        this(plugins.orderedStream().toList());
    }

    /** A compiler of the language with the words of these plugins. */
    public BookCompiler(List<PluginWords> plugins) {
        words = new Words(plugins);
    }

    @Override
    public long words() {
        return words.number();
    }

    @Override
    public List<RuleProblem> check(List<BookText> books, House house, Locale locale) {
        Sentences sentences = Sentences.in(locale);
        List<CheckedText> all = books.stream().map(book -> checked(book, house)).toList();
        Rehearsal rehearsal = new Rehearsal(
                all.stream().allMatch(CheckedText::sound)
                        ? all.stream().map(CheckedText::book).toList()
                        : List.of(),
                locale);
        List<RuleProblem> problems = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            BookText book = books.get(place);
            CheckedText checked = all.get(place);
            Source source = new Source(book.content());
            List<RuleProblem> found = new ArrayList<>();
            for (Finding finding : checked.findings()) {
                found.add(problem(book, source, finding, kind(finding), sentences));
            }
            if (checked.findings().isEmpty()) {
                for (Finding suspicious : Lint.of(checked.book())) {
                    found.add(problem(book, source, suspicious, kind(suspicious), sentences));
                }
            }
            for (Finding stale : staleLookups(checked.book())) {
                found.add(problem(book, source, stale, kind(stale), sentences));
            }
            List<Finding> failed = new ArrayList<>(rehearsal.failed(checked.book()));
            checked.book().rules().forEach(rule -> failed.addAll(failedExamples(rule)));
            for (Finding failure : failed) {
                found.add(problem(book, source, failure, RuleProblem.Kind.EXAMPLE, sentences));
            }
            found.stream().sorted(BY_PLACE).distinct().forEach(problems::add);
        }
        return problems;
    }

    @Override
    public CompiledRules compile(List<BookText> books) {
        List<CheckedBook> sound = new ArrayList<>();
        for (BookText book : books) {
            CheckedText checked = checked(book, null);
            for (Finding finding : checked.findings()) {
                if (finding.error() && !finding.aboutName()) {
                    throw new IllegalArgumentException(problem(
                                    book,
                                    new Source(book.content()),
                                    finding,
                                    RuleProblem.Kind.ERROR,
                                    Sentences.in(Locale.ENGLISH))
                            .toString());
                }
            }
            sound.add(checked.book());
        }
        return new Activation(sound);
    }

    @Override
    public List<RuleOutline> outline(String content) {
        return Outlines.of(content, readings.of(content).lines());
    }

    @Override
    public String inWords(Decision decision, Locale locale) {
        return new DecisionWords(locale).of(decision);
    }

    @Override
    public RuleLexicon lexicon() {
        return Lexicon.of(words.now());
    }

    @Override
    public List<RuleHint> hints(String content, int caret, House house, Locale locale) {
        return new Completion(words.now(), locale, house)
                .at(content.substring(0, Math.clamp(caret, 0, content.length())));
    }

    @Override
    public Optional<RuleHint> meaning(String content, int caret, House house, Locale locale) {
        int end = Math.clamp(caret, 0, content.length());
        while (end < content.length() && Character.isLetterOrDigit(content.charAt(end))) {
            end++;
        }
        String before = content.substring(0, end);
        Cursor cursor = new Cursor(before);
        String word = cursor.begun().substring(cursor.begun().lastIndexOf('.') + 1);
        if (cursor.inText() || word.isEmpty()) {
            return Optional.empty();
        }
        return new Completion(words.now(), locale, house)
                .at(before).stream().filter(hint -> means(hint, word)).findFirst();
    }

    /** Whether a hint is that word; some are written out with their brackets or a colon. */
    private static boolean means(RuleHint hint, String word) {
        return hint.text().startsWith(word)
                && (hint.text().length() == word.length()
                        || !Character.isLetterOrDigit(hint.text().charAt(word.length())));
    }

    @Override
    public Optional<String> exampleOf(Snapshot snapshot) {
        return new ExampleWriter(this::readBack).of(snapshot);
    }

    /** What the one example of the one rule says; empty unless all is sound. */
    private Optional<Snapshot> readBack(String text) {
        CheckedText checked = checked(new BookText("example", text), null);
        return checked.findings().isEmpty()
                        && checked.book().rules().size() == 1
                        && checked.book().rules().getFirst().examples().size() == 1
                ? Optional.of(
                        checked.book().rules().getFirst().examples().getFirst().snapshot())
                : Optional.empty();
    }

    @Override
    public List<BookText> shipped() {
        return ShippedBooks.all();
    }

    private CheckedText checked(BookText book, @Nullable House house) {
        Reading reading = readings.of(book.content());
        Findings findings = new Findings(house);
        findings.add(reading.findings());
        CheckedBook checked =
                new BookChecker(new Source(book.content()), findings, words.now()).check(book.name(), reading.lines());
        return new CheckedText(checked, findings.all());
    }

    /** Look-ups that still answer, but not as their admin last wanted it. */
    private List<Finding> staleLookups(CheckedBook checked) {
        Vocabulary vocabulary = words.now();
        return checked.rules().stream()
                .flatMap(rule -> rule.lookups().stream())
                .filter(need -> vocabulary.faulty(need.lookup()))
                .map(need -> Finding.warning(need.key().span(), LookupChecker.STALE, need.lookup()))
                .toList();
    }

    /** Each example is decided by its rule alone, as if it were switched on. */
    private static List<Finding> failedExamples(CheckedRule rule) {
        Activation activation =
                new Activation(List.of(new CheckedBook("examples", List.of(rule.alone()), Set.of(), List.of())));
        List<Finding> failed = new ArrayList<>();
        for (CheckedRule.Example example : rule.examples()) {
            byte verdict = activation.decideTryingAll(example.snapshot()).trace()[0];
            if (example.fires() && verdict >= 0) {
                failed.add(Finding.error(
                        example.span(),
                        "example.skipped",
                        rule.conditions().get(verdict).source()));
            } else if (example.fires() && verdict != RuleVerdict.FIRED) {
                failed.add(Finding.error(
                        example.span(), verdict == RuleVerdict.NOT_TRIED ? "example.notTried" : "example.broke"));
            } else if (!example.fires() && verdict == RuleVerdict.FIRED) {
                failed.add(Finding.error(example.span(), "example.fired"));
            }
        }
        return failed;
    }

    private static RuleProblem.Kind kind(Finding finding) {
        return finding.error() ? RuleProblem.Kind.ERROR : RuleProblem.Kind.WARNING;
    }

    private RuleProblem problem(
            BookText book, Source source, Finding finding, RuleProblem.Kind kind, Sentences sentences) {
        return new RuleProblem(
                book.name(),
                finding.span().line(),
                finding.span().column(),
                source.endColumn(finding.span()),
                kind,
                sentences.say(finding.key(), arguments(finding, sentences)),
                finding.suggestion());
    }

    /** What is wrong with a look-up is told by who brings it, in each language. */
    private List<String> arguments(Finding finding, Sentences sentences) {
        if (!finding.key().equals(LookupChecker.BROKEN) && !finding.key().equals(LookupChecker.STALE)) {
            return finding.arguments();
        }
        String lookup = finding.arguments().getFirst();
        String fault = words.now().fault(lookup, sentences);
        return List.of(lookup, fault == null ? "" : fault);
    }

    @Override
    public void close() {
        reader.close();
    }
}
