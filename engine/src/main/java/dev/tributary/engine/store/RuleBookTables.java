package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.AGENT;
import static dev.tributary.engine.store.schema.Tables.AGENT_GROUP;
import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.RULE_ACTIVATION;
import static dev.tributary.engine.store.schema.Tables.RULE_BOOK;
import static dev.tributary.engine.store.schema.Tables.RULE_BOOK_DRAFT;
import static dev.tributary.engine.store.schema.Tables.RULE_BOOK_REVISION;
import static dev.tributary.engine.store.schema.Tables.SETTING;

import dev.tributary.engine.decision.BookContent;
import dev.tributary.engine.decision.BookKeeping;
import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.RuleBookStore;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.webhook.Webhooks;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
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

    /** The books in order with the revision that is live as of an activation. */
    private List<BookContents.Key> liveAt(long activation) {
        return sql.select(RULE_BOOK.NAME, RULE_ACTIVATION.REVISION)
                .from(RULE_BOOK)
                .join(RULE_ACTIVATION)
                .on(RULE_ACTIVATION.NUMBER.eq(latestUpTo(activation)))
                .orderBy(RULE_BOOK.PLACE, RULE_BOOK.NAME)
                .fetch(row -> new BookContents.Key(row.value1(), row.value2()));
    }

    @Override
    public List<BookText> textsAt(long activation) {
        List<BookContents.Key> live = liveAt(activation);
        Map<BookContents.Key, BookContent> contents = BookContents.read(sql, live);
        return live.stream()
                .map(key -> new BookText(key.book(), text(contents, key)))
                .toList();
    }

    private static String text(Map<BookContents.Key, BookContent> contents, BookContents.Key key) {
        return Objects.requireNonNull(contents.get(key), key.book()).text();
    }

    @Override
    public List<RuleBooks.Book> books() {
        List<BookContents.Key> live = liveAt(Long.MAX_VALUE);
        Map<BookContents.Key, BookContent> contents = BookContents.read(sql, live);
        Map<String, RuleBooks.BookDraft> drafts = sql.selectFrom(RULE_BOOK_DRAFT)
                .fetchMap(
                        RULE_BOOK_DRAFT.BOOK,
                        row -> new RuleBooks.BookDraft(
                                row.getBasedOn(),
                                row.getContent(),
                                row.getAuthorName(),
                                row.getUpdatedAt().toInstant()));
        return live.stream()
                .map(key -> new RuleBooks.Book(key.book(), key.revision(), text(contents, key), drafts.get(key.book())))
                .toList();
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
    public Optional<BookContent> content(String book, long revision) {
        BookContents.Key key = new BookContents.Key(book, revision);
        return Optional.ofNullable(BookContents.read(sql, List.of(key)).get(key));
    }

    @Override
    public List<BookKeeping.Activated> activations(int limit) {
        return sql.selectFrom(RULE_ACTIVATION)
                .orderBy(RULE_ACTIVATION.NUMBER.desc())
                .limit(limit)
                .fetch(row -> new BookKeeping.Activated(
                        row.getNumber(),
                        row.getBook(),
                        row.getRevision(),
                        row.getAuthorName(),
                        row.getActivatedAt().toInstant(),
                        row.getFailedExamples()));
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
        Upserts.added(Upserts.in(sql)
                .insertInto(RULE_BOOK)
                .set(RULE_BOOK.NAME, book)
                .set(RULE_BOOK.PLACE, place)
                .onConflictDoNothing());
    }

    @Override
    public int nextPlace() {
        Integer last = sql.select(DSL.max(RULE_BOOK.PLACE)).from(RULE_BOOK).fetchOne(0, Integer.class);
        return last == null ? 0 : last + 1;
    }

    @Override
    public long addRevision(String book, BookContent content, Author author, Instant now) {
        Long newest = sql.select(DSL.max(RULE_BOOK_REVISION.REVISION))
                .from(RULE_BOOK_REVISION)
                .where(RULE_BOOK_REVISION.BOOK.eq(book))
                .fetchOne(0, Long.class);
        long revision = newest == null ? 1 : newest + 1;
        sql.insertInto(RULE_BOOK_REVISION)
                .set(RULE_BOOK_REVISION.BOOK, book)
                .set(RULE_BOOK_REVISION.REVISION, revision)
                .set(RULE_BOOK_REVISION.OPENING, content.opening())
                .set(RULE_BOOK_REVISION.CLOSING, content.closing())
                .set(RULE_BOOK_REVISION.AUTHOR_ID, author.id())
                .set(RULE_BOOK_REVISION.AUTHOR_NAME, author.name())
                .set(RULE_BOOK_REVISION.CREATED_AT, Moments.column(now))
                .execute();
        BookContents.writeEntries(sql, new BookContents.Key(book, revision), content.entries());
        return revision;
    }

    @Override
    public long activate(String book, long revision, int failedExamples, Author author, Instant now) {
        Long number = sql.insertInto(RULE_ACTIVATION)
                .set(RULE_ACTIVATION.BOOK, book)
                .set(RULE_ACTIVATION.REVISION, revision)
                .set(RULE_ACTIVATION.FAILED_EXAMPLES, failedExamples)
                .set(RULE_ACTIVATION.AUTHOR_ID, author.id())
                .set(RULE_ACTIVATION.AUTHOR_NAME, author.name())
                .set(RULE_ACTIVATION.ACTIVATED_AT, Moments.column(now))
                .returningResult(RULE_ACTIVATION.NUMBER)
                .fetchOne(RULE_ACTIVATION.NUMBER);
        return Objects.requireNonNull(number);
    }

    @Override
    public void keepDraft(String book, long basedOn, String content, Author author, Instant now) {
        dropDraft(book);
        sql.insertInto(RULE_BOOK_DRAFT)
                .set(RULE_BOOK_DRAFT.BOOK, book)
                .set(RULE_BOOK_DRAFT.BASED_ON, basedOn)
                .set(RULE_BOOK_DRAFT.CONTENT, content)
                .set(RULE_BOOK_DRAFT.AUTHOR_ID, author.id())
                .set(RULE_BOOK_DRAFT.AUTHOR_NAME, author.name())
                .set(RULE_BOOK_DRAFT.UPDATED_AT, Moments.column(now))
                .execute();
    }

    @Override
    public void dropDraft(String book) {
        sql.deleteFrom(RULE_BOOK_DRAFT).where(RULE_BOOK_DRAFT.BOOK.eq(book)).execute();
    }

    @Override
    public House house() {
        Set<String> channels =
                new HashSet<>(Set.of(Channels.CHAT, Channels.EMAIL, Channels.MESSENGER, Channels.COMMENTS));
        channels.addAll(sql.selectDistinct(CHANNEL_ACCOUNT.CHANNEL)
                .from(CHANNEL_ACCOUNT)
                .fetch(CHANNEL_ACCOUNT.CHANNEL));
        return new House(
                channels,
                sql.select(AGENT_GROUP.CODE).from(AGENT_GROUP).fetchSet(AGENT_GROUP.CODE),
                sql.select(AGENT.EMAIL).from(AGENT).where(AGENT.ACTIVE.isTrue()).fetchSet(AGENT.EMAIL),
                sql
                        .select(SETTING.NAME)
                        .from(SETTING)
                        .where(SETTING.NAME.startsWith(Webhooks.PLACE))
                        .fetch(SETTING.NAME)
                        .stream()
                        .map(name -> name.substring(Webhooks.PLACE.length()))
                        .collect(Collectors.toSet()));
    }
}
