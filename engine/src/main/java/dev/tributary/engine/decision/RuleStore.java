package dev.tributary.engine.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where the rules of books are kept, each with its revisions and draft. Takes part in the running transaction. */
public interface RuleStore {
    /** Every rule a book ever had, in its latest revision, the latest written first. */
    List<Latest> latest(String book);

    /** Adds a rule to those a book ever had. */
    void addRule(UUID rule, String book, Instant now);

    /** Adds a revision of a rule. */
    void addRevision(UUID rule, long revision, BookContent.RuleText text, RuleBookStore.Author author, Instant now);

    /** All revisions of a rule, newest first; nothing for an unknown one. */
    List<BookRules.RuleRevision> history(UUID rule);

    /** The drafts of a book's rules. */
    Map<UUID, BookRules.RuleDraft> drafts(String book);

    /** The book of a rule. */
    Optional<String> bookOf(UUID rule);

    /** Keeps a draft in the place of the one there was. */
    void keepDraft(UUID rule, long basedOn, String text, RuleBookStore.Author author, Instant now);

    /** Forgets a draft. */
    void dropDraft(UUID rule);

    /**
     * A rule in its latest revision.
     *
     * @param rule the rule
     * @param revision the revision
     * @param text what it says
     */
    record Latest(UUID rule, long revision, BookContent.RuleText text) {}
}
