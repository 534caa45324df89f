package dev.tributary.engine.decision;

import dev.tributary.engine.access.CommandRefused;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The books as whole texts: drafts, revisions, activations. Changes need full access. */
public interface RuleBooks {
    /** The number of the newest activation. */
    long activeNumber();

    /** The compiled books as of an activation; compiled on first sight, then kept. */
    CompiledRules compiled(long activation);

    /** The books in order, with what is live and whether there is a draft. */
    List<Book> books();

    /** The text of a revision. */
    String content(String book, long revision);

    /** All revisions of a book, newest first. */
    List<Revision> history(String book);

    /** What is wrong in a text in the place of a book's live one, and which examples of other books hold no more with it. */
    List<RuleProblem> check(String book, String content, Locale locale);

    /**
     * The live books, with a text in the place of one of them, compiled to be tried out.
     *
     * @throws CommandRefused {@code HAS_ERRORS} when the text does not pass its check but for examples, {@code NOT_FOUND}
     */
    CompiledRules trial(String book, String content);

    /** A decision in words. */
    String inWords(Decision decision, Locale locale);

    /** The rules and maskers that stand in a text, in its order; nothing when it cannot be read at all. */
    List<RuleOutline> outline(String content);

    /** The words of the rule language, with those of plugins. */
    RuleLexicon lexicon();

    /**
     * Which words can stand at a place of a text that is being written, with what they mean.
     *
     * @param caret how many characters stand before the place
     */
    List<RuleHint> hints(String content, int caret, Locale locale);

    /** What the word at a place of a text means; nothing when it has no meaning there. */
    Optional<RuleHint> meaning(String content, int caret, Locale locale);

    /** Keeps a draft. */
    void keepDraft(UUID agent, String book, long basedOn, String content);

    /** Throws a draft away. */
    void dropDraft(UUID agent, String book);

    /**
     * Stores the text as a new revision and makes it live, for every decision that starts after this commits. Its rules
     * are matched with the book's by their names; a rule without a switch in the text is live.
     *
     * @param expected the revision the author started from
     * @param failing whether examples that do not hold may stand in the way
     * @return the new revision
     * @throws CommandRefused {@code CHANGED_MEANWHILE} when another one is live by now, {@code HAS_ERRORS} when the text
     *     does not pass, {@code EXAMPLES_FAIL} when it passes but for examples, {@code NEEDS_FULL_ACCESS}
     */
    long activate(UUID agent, String book, long expected, String content, FailingExamples failing);

    /** The same; examples that do not hold stand in the way. */
    default long activate(UUID agent, String book, long expected, String content) {
        return activate(agent, book, expected, content, FailingExamples.REFUSE);
    }

    /**
     * Why the rules decided as they did on a message, or in the decision that wrote it, whatever that was on; empty when
     * none did, or when it is no longer kept. Checks that the agent may open it.
     */
    Optional<Trace> trace(UUID agent, UUID message, Locale locale);

    /**
     * A line for a rule's {@code examples} that stands for what the rules saw of a message, without its people; empty
     * when that was not recorded. Checks that the agent may open it.
     */
    Optional<String> example(UUID agent, UUID message);

    /**
     * A book.
     *
     * @param name its name
     * @param liveRevision the revision that is live
     * @param live its text
     * @param draft its draft, or null
     */
    record Book(
            String name,
            long liveRevision,
            String live,
            @Nullable BookDraft draft) {}

    /**
     * A draft.
     *
     * @param basedOn the revision it started from
     * @param content its text
     * @param author who
     * @param updatedAt when
     */
    record BookDraft(long basedOn, String content, String author, Instant updatedAt) {}

    /**
     * A revision.
     *
     * @param revision its number
     * @param author who wrote it
     * @param createdAt when
     * @param live whether it is the live one
     */
    record Revision(long revision, String author, Instant createdAt, boolean live) {}

    /**
     * A stored trace, explained.
     *
     * @param activation the activation it was decided on
     * @param decidedAt when
     * @param rules every rule, in order
     * @param problems what could not be applied, or which limit was hit: keys of texts, possibly with {@code :argument}
     */
    record Trace(long activation, Instant decidedAt, List<RuleExplanation> rules, List<String> problems) {
        public Trace {
            rules = List.copyOf(rules);
            problems = List.copyOf(problems);
        }
    }
}
