package dev.tributary.rules.book;

import dev.tributary.engine.decision.RuleLexicon;
import dev.tributary.engine.decision.RuleMode;
import dev.tributary.engine.masking.Detector;
import dev.tributary.rules.vocabulary.Event;
import dev.tributary.rules.vocabulary.ValueSet;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The words a book is made of, written down once: the checkers, the completion and the editor's colours read them here. */
final class Lexicon {
    /** What can stand at the left margin. */
    static final List<String> BOOK = List.of("rule", "mask", "example");

    static final List<String> RULE = List.of("on", "when", "then", "examples");
    static final List<String> MASK = List.of("hide");
    static final List<String> EXAMPLES = List.of("fires", "skips");
    static final List<String> WHOLE_EXAMPLE = List.of("on", "given", "expect");

    /** What holds lines of its own. */
    static final Set<String> BLOCKS = Set.of("rule", "mask", "when", "then", "examples", "example", "expect");

    /** Words of Groovy that the language keeps. */
    private static final List<String> LITERALS = List.of("true", "false", "null");

    private Lexicon() {}

    /** All words of the language with this vocabulary. */
    static RuleLexicon of(Vocabulary vocabulary) {
        Set<String> taken = new HashSet<>();
        List<String> structure = fresh(
                taken,
                Stream.of(BOOK, RULE, MASK, EXAMPLES, WHOLE_EXAMPLE, List.of("in"), modes())
                        .flatMap(Collection::stream));
        List<String> events = fresh(taken, Event.words().stream());
        List<String> actions = fresh(taken, vocabulary.verbs().stream());
        taken.addAll(vocabulary.roots());
        return new RuleLexicon(structure, events, actions, fresh(taken, values()));
    }

    private static List<String> modes() {
        return Arrays.stream(RuleMode.values())
                .map(RuleMode::word)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Stream<String> values() {
        return Stream.of(
                        LITERALS,
                        new TreeSet<>(Objects.requireNonNull(ValueSet.PRIORITY.values(null))),
                        Arrays.stream(Detector.values()).map(Detector::word).toList(),
                        List.of(EventChecker.HOURS),
                        ActionChecker.POLICIES,
                        NotifyChecker.WHOM,
                        NotifyChecker.BY,
                        NotifyChecker.UNLESS,
                        NotifyChecker.KINDS)
                .flatMap(Collection::stream);
    }

    /** Those that no group before has; a word that means two things keeps its first colour. */
    private static List<String> fresh(Set<String> taken, Stream<String> words) {
        List<String> fresh = new ArrayList<>(new LinkedHashSet<>(words.toList()));
        fresh.removeAll(taken);
        taken.addAll(fresh);
        return fresh;
    }
}
