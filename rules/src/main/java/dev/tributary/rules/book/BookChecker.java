package dev.tributary.rules.book;

import dev.tributary.engine.masking.Detector;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.CheckedBook;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.tree.WholeExample;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what stands at the left margin of a book: rules, maskers and whole examples. */
final class BookChecker {
    private static final BigDecimal LAST_DIGITS = BigDecimal.valueOf(4);

    private final Findings findings;
    private final RuleChecker ruleChecker;
    private final WholeExampleChecker exampleChecker;
    private final Set<String> names = new HashSet<>();

    BookChecker(Source source, Findings findings, Vocabulary vocabulary) {
        this.findings = findings;
        this.ruleChecker = new RuleChecker(source, findings, vocabulary);
        this.exampleChecker = new WholeExampleChecker(source, findings, vocabulary);
    }

    /** The book as far as it is sound; sound altogether when nothing was found. */
    CheckedBook check(String name, List<Term.Line> lines) {
        List<CheckedRule> rules = new ArrayList<>();
        Set<Detector> detectors = EnumSet.noneOf(Detector.class);
        List<WholeExample> examples = new ArrayList<>();
        for (Term.Line line : lines) {
            switch (line.term()) {
                case Term.Call call
                when call.object() == null && call.word().equals("rule") -> {
                    unique(call);
                    CheckedRule rule = ruleChecker.check(call);
                    if (rule != null) {
                        rules.add(rule);
                    }
                }
                case Term.Call call
                when call.object() == null && call.word().equals("mask") -> {
                    unique(call);
                    mask(call, detectors);
                }
                case Term.Call call
                when call.object() == null && call.word().equals("example") -> {
                    unique(call);
                    WholeExample example = exampleChecker.check(call);
                    if (example != null) {
                        examples.add(example);
                    }
                }
                case Term.Call call
                when call.object() == null ->
                    findings.unknown(call.wordSpan(), "unknown.top", call.word(), Lexicon.BOOK);
                case Term.Unreadable unreadable -> {}
                default -> findings.error(line.span(), "top.other");
            }
        }
        return new CheckedBook(name, rules, detectors, examples);
    }

    private void unique(Term.Call call) {
        if (!call.arguments().isEmpty()
                && call.arguments().getFirst() instanceof Term.Text(Span span, String name)
                && !names.add(name)) {
            findings.error(span, "rule.duplicate", name);
        }
    }

    private void mask(Term.Call call, Set<Detector> detectors) {
        List<Term> arguments = call.arguments();
        if (arguments.size() != 2
                || !call.named().isEmpty()
                || !(arguments.get(0) instanceof Term.Text)
                || !(arguments.get(1) instanceof Term.Block block)) {
            findings.error(call.wordSpan(), "mask.shape");
            return;
        }
        if (block.lines().isEmpty()) {
            findings.error(block.span(), "mask.empty");
        }
        for (Term.Line line : block.lines()) {
            if (line.term() instanceof Term.Call hide
                    && hide.object() == null
                    && hide.word().equals("hide")) {
                hide(hide, detectors);
            } else if (line.term() instanceof Term.Call other && other.object() == null) {
                findings.unknown(other.wordSpan(), "unknown.maskWord", other.word(), Lexicon.MASK);
            } else if (!(line.term() instanceof Term.Unreadable)) {
                findings.error(line.span(), "mask.shape");
            }
        }
    }

    private void hide(Term.Call hide, Set<Detector> detectors) {
        for (Term.Entry entry : hide.named()) {
            if (!entry.key().equals("keepLast")) {
                findings.unknown(entry.span(), "unknown.option", entry.key(), List.of("keepLast"));
            } else if (!(entry.value() instanceof Term.Number number)
                    || number.value().compareTo(LAST_DIGITS) != 0) {
                findings.error(entry.value().span(), "mask.keepLast");
            }
        }
        if (hide.arguments().isEmpty()) {
            findings.error(hide.wordSpan(), "mask.shape");
        }
        for (Term argument : hide.arguments()) {
            if (argument instanceof Term.Name(Span span, String word)) {
                Detector detector = detector(word);
                if (detector == null) {
                    findings.unknown(
                            span,
                            "unknown.detector",
                            word,
                            Arrays.stream(Detector.values()).map(Detector::word).toList());
                } else {
                    detectors.add(detector);
                }
            } else if (!(argument instanceof Term.Unreadable)) {
                findings.error(argument.span(), "mask.pattern");
            }
        }
    }

    private static @Nullable Detector detector(String word) {
        for (Detector detector : Detector.values()) {
            if (detector.word().equals(word)) {
                return detector;
            }
        }
        return null;
    }
}
