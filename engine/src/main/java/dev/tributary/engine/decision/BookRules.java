package dev.tributary.engine.decision;

import dev.tributary.engine.access.CommandRefused;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of a book one by one: each has its own text, switch, place, revisions and draft. Changes need full access. */
public interface BookRules {
    /** The longest text of a rule, with the comments above it, in characters. */
    int LONGEST = 16 * 1024;

    /** The live rules of a book in their order. */
    List<BookRule> rules(String book);

    /** All revisions of a rule, newest first. */
    List<RuleRevision> history(UUID rule);

    /** Keeps a draft of a rule; it is for all to see and go on with. */
    void keepDraft(UUID agent, UUID rule, long basedOn, String text);

    /** Throws a draft of a rule away. */
    void dropDraft(UUID agent, UUID rule);

    /**
     * What is wrong in a book as the changes would leave it, and which examples of other books hold no more then; places
     * are those of the whole book written as one text.
     */
    List<RuleProblem> check(String book, List<RuleChange> changes, Locale locale);

    /**
     * Changes a book and makes it live, for every decision that starts after this commits. Drafts of the rules that are
     * written are dropped.
     *
     * @param expected the revision of the book that the changes start from
     * @param failing whether examples that do not hold may stand in the way
     * @return the book's new revision
     * @throws CommandRefused {@code CHANGED_MEANWHILE} when another revision is live by now, {@code HAS_ERRORS},
     *     {@code EXAMPLES_FAIL}, {@code TEXT_TOO_LONG}, {@code NOT_FOUND} for a rule that is not in the book,
     *     {@code NEEDS_FULL_ACCESS}
     */
    long activate(UUID agent, String book, long expected, List<RuleChange> changes, FailingExamples failing);

    /**
     * A rule as it is live.
     *
     * @param id which rule, across all its revisions
     * @param name its name
     * @param line where its text begins in the book written as one text, from 1
     * @param text its own text
     * @param mode how it is switched
     * @param switchable whether it can be switched: a rule, not a masker
     * @param revision which of its revisions is live
     * @param draft its draft, or null
     */
    record BookRule(
            UUID id,
            String name,
            int line,
            String text,
            RuleMode mode,
            boolean switchable,
            long revision,
            @Nullable RuleDraft draft) {}

    /**
     * A revision of a rule.
     *
     * @param revision its number
     * @param name what the rule was called
     * @param text its text
     * @param author who wrote it
     * @param createdAt when
     */
    record RuleRevision(long revision, String name, String text, String author, Instant createdAt) {}

    /**
     * A draft of a rule.
     *
     * @param basedOn the rule's revision it started from
     * @param text its text
     * @param author who
     * @param updatedAt when
     */
    record RuleDraft(long basedOn, String text, String author, Instant updatedAt) {}
}
