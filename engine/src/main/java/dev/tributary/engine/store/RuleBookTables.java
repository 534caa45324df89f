package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.AGENT;
import static dev.tributary.engine.store.schema.Tables.AGENT_GROUP;
import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.RULE_ACTIVATION;
import static dev.tributary.engine.store.schema.Tables.RULE_BOOK;
import static dev.tributary.engine.store.schema.Tables.RULE_BOOK_DRAFT;
import static dev.tributary.engine.store.schema.Tables.RULE_BOOK_REVISION;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.RuleBookStore;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.spi.Channels;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rule books' tables. */
@Component
final class RuleBookTables implements RuleBookStore {
    private final DSLContext sql;

    RuleBookTables(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public long newestActivation() {
        Long newest = sql.select(DSL.max(RULE_ACTIVATION.NUMBER))
                .from(RULE_ACTIVATION)
                .fetchOne(0, Long.class);
        return newest == null ? 0 : newest;
    }

    /** The number of each book's latest activation up to one. */
    private static Field<Long> latestUpTo(long activation) {
        var earlier = RULE_ACTIVATION.as("earlier");
        return DSL.field(DSL.select(DSL.max(earlier.NUMBER))
                .from(earlier)
                .where(earlier.BOOK.eq(RULE_BOOK.NAME), earlier.NUMBER.le(activation)));
    }

    @Override
    public List<BookText> textsAt(long activation) {
        return sql.select(RULE_BOOK.NAME, RULE_BOOK_REVISION.CONTENT)
                .from(RULE_BOOK)
                .join(RULE_ACTIVATION)
                .on(RULE_ACTIVATION.NUMBER.eq(latestUpTo(activation)))
                .join(RULE_BOOK_REVISION)
                .on(
                        RULE_BOOK_REVISION.BOOK.eq(RULE_BOOK.NAME),
                        RULE_BOOK_REVISION.REVISION.eq(RULE_ACTIVATION.REVISION))
                .orderBy(RULE_BOOK.PLACE, RULE_BOOK.NAME)
                .fetch(row -> new BookText(row.value1(), row.value2()));
    }

    @Override
    public List<RuleBooks.Book> books() {
        return sql.select(
                        RULE_BOOK.NAME,
                        RULE_BOOK_REVISION.REVISION,
                        RULE_BOOK_REVISION.CONTENT,
                        RULE_BOOK_DRAFT.BASED_ON,
                        RULE_BOOK_DRAFT.CONTENT,
                        RULE_BOOK_DRAFT.AUTHOR_NAME,
                        RULE_BOOK_DRAFT.UPDATED_AT)
                .from(RULE_BOOK)
                .join(RULE_ACTIVATION)
                .on(RULE_ACTIVATION.NUMBER.eq(latestUpTo(Long.MAX_VALUE)))
                .join(RULE_BOOK_REVISION)
                .on(
                        RULE_BOOK_REVISION.BOOK.eq(RULE_BOOK.NAME),
                        RULE_BOOK_REVISION.REVISION.eq(RULE_ACTIVATION.REVISION))
                .leftJoin(RULE_BOOK_DRAFT)
                .on(RULE_BOOK_DRAFT.BOOK.eq(RULE_BOOK.NAME))
                .orderBy(RULE_BOOK.PLACE, RULE_BOOK.NAME)
                .fetch()
                .map(row -> new RuleBooks.Book(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4() == null
                                ? null
                                : new RuleBooks.BookDraft(
                                        row.value4(),
                                        row.value5(),
                                        row.value6(),
                                        row.value7().toInstant())));
    }

    @Override
    public List<RuleBooks.Revision> history(String book) {
        long live = live(book).map(Live::revision).orElse(0L);
        return sql.selectFrom(RULE_BOOK_REVISION)
                .where(RULE_BOOK_REVISION.BOOK.eq(book))
                .orderBy(RULE_BOOK_REVISION.REVISION.desc())
                .fetch(row -> new RuleBooks.Revision(
                        row.getRevision(),
                        row.getAuthorName(),
                        row.getCreatedAt().toInstant(),
                        row.getRevision() == live));
    }

    @Override
    public Optional<String> content(String book, long revision) {
        return sql.select(RULE_BOOK_REVISION.CONTENT)
                .from(RULE_BOOK_REVISION)
                .where(RULE_BOOK_REVISION.BOOK.eq(book), RULE_BOOK_REVISION.REVISION.eq(revision))
                .fetchOptional(RULE_BOOK_REVISION.CONTENT);
    }

    @Override
    public Set<String> lockBooks() {
        return new LinkedHashSet<>(sql.select(RULE_BOOK.NAME)
                .from(RULE_BOOK)
                .orderBy(RULE_BOOK.NAME)
                .forUpdate()
                .fetch(RULE_BOOK.NAME));
    }

    @Override
    public Optional<Live> live(String book) {
        return sql.select(RULE_ACTIVATION.REVISION, RULE_ACTIVATION.AUTHOR_NAME)
                .from(RULE_ACTIVATION)
                .where(RULE_ACTIVATION.BOOK.eq(book))
                .orderBy(RULE_ACTIVATION.NUMBER.desc())
                .limit(1)
                .fetchOptional(row -> new Live(row.value1(), row.value2()));
    }

    @Override
    public void addBook(String book, int place) {
        Upserts.in(sql)
                .insertInto(RULE_BOOK)
                .set(RULE_BOOK.NAME, book)
                .set(RULE_BOOK.PLACE, place)
                .onConflictDoNothing()
                .execute();
    }

    @Override
    public long addRevision(String book, String content, @Nullable UUID author, String authorName, Instant now) {
        Long newest = sql.select(DSL.max(RULE_BOOK_REVISION.REVISION))
                .from(RULE_BOOK_REVISION)
                .where(RULE_BOOK_REVISION.BOOK.eq(book))
                .fetchOne(0, Long.class);
        long revision = newest == null ? 1 : newest + 1;
        sql.insertInto(RULE_BOOK_REVISION)
                .set(RULE_BOOK_REVISION.BOOK, book)
                .set(RULE_BOOK_REVISION.REVISION, revision)
                .set(RULE_BOOK_REVISION.CONTENT, content)
                .set(RULE_BOOK_REVISION.AUTHOR_ID, author)
                .set(RULE_BOOK_REVISION.AUTHOR_NAME, authorName)
                .set(RULE_BOOK_REVISION.CREATED_AT, Moments.column(now))
                .execute();
        return revision;
    }

    @Override
    public long activate(String book, long revision, @Nullable UUID author, String authorName, Instant now) {
        Long number = sql.insertInto(RULE_ACTIVATION)
                .set(RULE_ACTIVATION.BOOK, book)
                .set(RULE_ACTIVATION.REVISION, revision)
                .set(RULE_ACTIVATION.AUTHOR_ID, author)
                .set(RULE_ACTIVATION.AUTHOR_NAME, authorName)
                .set(RULE_ACTIVATION.ACTIVATED_AT, Moments.column(now))
                .returningResult(RULE_ACTIVATION.NUMBER)
                .fetchOne(RULE_ACTIVATION.NUMBER);
        return Objects.requireNonNull(number);
    }

    @Override
    public void keepDraft(String book, long basedOn, String content, UUID author, String authorName, Instant now) {
        dropDraft(book);
        sql.insertInto(RULE_BOOK_DRAFT)
                .set(RULE_BOOK_DRAFT.BOOK, book)
                .set(RULE_BOOK_DRAFT.BASED_ON, basedOn)
                .set(RULE_BOOK_DRAFT.CONTENT, content)
                .set(RULE_BOOK_DRAFT.AUTHOR_ID, author)
                .set(RULE_BOOK_DRAFT.AUTHOR_NAME, authorName)
                .set(RULE_BOOK_DRAFT.UPDATED_AT, Moments.column(now))
                .execute();
    }

    @Override
    public void dropDraft(String book) {
        sql.deleteFrom(RULE_BOOK_DRAFT).where(RULE_BOOK_DRAFT.BOOK.eq(book)).execute();
    }

    @Override
    public House house() {
        Set<String> channels = new HashSet<>(Set.of(Channels.CHAT, Channels.EMAIL, Channels.MESSENGER));
        channels.addAll(sql.selectDistinct(CHANNEL_ACCOUNT.CHANNEL)
                .from(CHANNEL_ACCOUNT)
                .fetch(CHANNEL_ACCOUNT.CHANNEL));
        return new House(
                channels,
                sql.select(AGENT_GROUP.CODE).from(AGENT_GROUP).fetchSet(AGENT_GROUP.CODE),
                sql.select(AGENT.EMAIL).from(AGENT).where(AGENT.ACTIVE.isTrue()).fetchSet(AGENT.EMAIL));
    }
}
