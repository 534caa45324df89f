package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.BOOK_RULE;
import static dev.tributary.engine.store.schema.Tables.BOOK_RULE_DRAFT;
import static dev.tributary.engine.store.schema.Tables.BOOK_RULE_REVISION;

import dev.tributary.engine.decision.BookContent;
import dev.tributary.engine.decision.BookRules;
import dev.tributary.engine.decision.RuleBookStore;
import dev.tributary.engine.decision.RuleStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The tables of single rules. */
@Component
final class RuleTables implements RuleStore {
    private final DSLContext sql;

    RuleTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<Latest> latest(String book) {
        var later = BOOK_RULE_REVISION.as("later");
        return sql.select(
                        BOOK_RULE_REVISION.RULE_ID,
                        BOOK_RULE_REVISION.REVISION,
                        BOOK_RULE_REVISION.NAME,
                        BOOK_RULE_REVISION.CONTENT,
                        BOOK_RULE_REVISION.SWITCH_AT)
                .from(BOOK_RULE)
                .join(BOOK_RULE_REVISION)
                .on(BOOK_RULE_REVISION.RULE_ID.eq(BOOK_RULE.ID))
                .where(
                        BOOK_RULE.BOOK.eq(book),
                        BOOK_RULE_REVISION.REVISION.eq(
                                DSL.select(DSL.max(later.REVISION)).from(later).where(later.RULE_ID.eq(BOOK_RULE.ID))))
                .orderBy(BOOK_RULE_REVISION.CREATED_AT.desc(), BOOK_RULE_REVISION.RULE_ID)
                .fetch(row -> new Latest(
                        row.value1(),
                        row.value2(),
                        new BookContent.RuleText(row.value3(), row.value4(), row.value5())));
    }

    @Override
    public void addRule(UUID rule, String book, Instant now) {
        sql.insertInto(BOOK_RULE)
                .set(BOOK_RULE.ID, rule)
                .set(BOOK_RULE.BOOK, book)
                .set(BOOK_RULE.CREATED_AT, Moments.column(now))
                .execute();
    }

    @Override
    public void addRevision(
            UUID rule, long revision, BookContent.RuleText text, RuleBookStore.Author author, Instant now) {
        sql.insertInto(BOOK_RULE_REVISION)
                .set(BOOK_RULE_REVISION.RULE_ID, rule)
                .set(BOOK_RULE_REVISION.REVISION, revision)
                .set(BOOK_RULE_REVISION.NAME, text.name())
                .set(BOOK_RULE_REVISION.CONTENT, text.content())
                .set(BOOK_RULE_REVISION.SWITCH_AT, text.switchAt())
                .set(BOOK_RULE_REVISION.AUTHOR_ID, author.id())
                .set(BOOK_RULE_REVISION.AUTHOR_NAME, author.name())
                .set(BOOK_RULE_REVISION.CREATED_AT, Moments.column(now))
                .execute();
    }

    @Override
    public List<BookRules.RuleRevision> history(UUID rule) {
        return sql.selectFrom(BOOK_RULE_REVISION)
                .where(BOOK_RULE_REVISION.RULE_ID.eq(rule))
                .orderBy(BOOK_RULE_REVISION.REVISION.desc())
                .fetch(row -> new BookRules.RuleRevision(
                        row.getRevision(),
                        row.getName(),
                        row.getContent(),
                        row.getAuthorName(),
                        row.getCreatedAt().toInstant()));
    }

    @Override
    public Map<UUID, BookRules.RuleDraft> drafts(String book) {
        return sql.select(
                        BOOK_RULE_DRAFT.RULE_ID,
                        BOOK_RULE_DRAFT.BASED_ON,
                        BOOK_RULE_DRAFT.CONTENT,
                        BOOK_RULE_DRAFT.AUTHOR_NAME,
                        BOOK_RULE_DRAFT.UPDATED_AT)
                .from(BOOK_RULE_DRAFT)
                .join(BOOK_RULE)
                .on(BOOK_RULE.ID.eq(BOOK_RULE_DRAFT.RULE_ID))
                .where(BOOK_RULE.BOOK.eq(book))
                .fetchMap(
                        BOOK_RULE_DRAFT.RULE_ID,
                        row -> new BookRules.RuleDraft(
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5().toInstant()));
    }

    @Override
    public Optional<String> bookOf(UUID rule) {
        return sql.select(BOOK_RULE.BOOK)
                .from(BOOK_RULE)
                .where(BOOK_RULE.ID.eq(rule))
                .fetchOptional(BOOK_RULE.BOOK);
    }

    @Override
    public void keepDraft(UUID rule, long basedOn, String text, RuleBookStore.Author author, Instant now) {
        dropDraft(rule);
        sql.insertInto(BOOK_RULE_DRAFT)
                .set(BOOK_RULE_DRAFT.RULE_ID, rule)
                .set(BOOK_RULE_DRAFT.BASED_ON, basedOn)
                .set(BOOK_RULE_DRAFT.CONTENT, text)
                .set(BOOK_RULE_DRAFT.AUTHOR_ID, author.id())
                .set(BOOK_RULE_DRAFT.AUTHOR_NAME, author.name())
                .set(BOOK_RULE_DRAFT.UPDATED_AT, Moments.column(now))
                .execute();
    }

    @Override
    public void dropDraft(UUID rule) {
        sql.deleteFrom(BOOK_RULE_DRAFT).where(BOOK_RULE_DRAFT.RULE_ID.eq(rule)).execute();
    }
}
