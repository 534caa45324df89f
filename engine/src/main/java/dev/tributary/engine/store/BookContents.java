package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.BOOK_RULE_REVISION;
import static dev.tributary.engine.store.schema.Tables.RULE_BOOK_ENTRY;
import static dev.tributary.engine.store.schema.Tables.RULE_BOOK_REVISION;

import dev.tributary.engine.decision.BookContent;
import dev.tributary.engine.decision.RuleMode;
import dev.tributary.engine.store.schema.tables.records.RuleBookEntryRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What stands in revisions of books: their rows, their entries, the rules' texts. */
final class BookContents {
    private BookContents() {}

    /** A revision of a book. */
    record Key(String book, long revision) {}

    /** The contents of these revisions; those that do not exist are left out. */
    static Map<Key, BookContent> read(DSLContext sql, List<Key> keys) {
        if (keys.isEmpty()) return Map.of();
        var wanted =
                keys.stream().map(key -> DSL.row(key.book(), key.revision())).toList();
        Map<Key, List<BookContent.Entry>> entries = new HashMap<>();
        sql.select(
                        RULE_BOOK_ENTRY.BOOK,
                        RULE_BOOK_ENTRY.REVISION,
                        RULE_BOOK_ENTRY.RULE_ID,
                        RULE_BOOK_ENTRY.RULE_REVISION,
                        RULE_BOOK_ENTRY.MODE,
                        RULE_BOOK_ENTRY.GAP,
                        BOOK_RULE_REVISION.NAME,
                        BOOK_RULE_REVISION.CONTENT,
                        BOOK_RULE_REVISION.SWITCH_AT)
                .from(RULE_BOOK_ENTRY)
                .join(BOOK_RULE_REVISION)
                .on(
                        BOOK_RULE_REVISION.RULE_ID.eq(RULE_BOOK_ENTRY.RULE_ID),
                        BOOK_RULE_REVISION.REVISION.eq(RULE_BOOK_ENTRY.RULE_REVISION))
                .where(DSL.row(RULE_BOOK_ENTRY.BOOK, RULE_BOOK_ENTRY.REVISION).in(wanted))
                .orderBy(RULE_BOOK_ENTRY.BOOK, RULE_BOOK_ENTRY.REVISION, RULE_BOOK_ENTRY.PLACE)
                .forEach(row -> entries.computeIfAbsent(new Key(row.value1(), row.value2()), key -> new ArrayList<>())
                        .add(new BookContent.Entry(
                                row.value3(),
                                row.value4(),
                                new BookContent.RuleText(row.value7(), row.value8(), row.value9()),
                                RuleMode.valueOf(row.value5()),
                                row.value6())));
        Map<Key, BookContent> contents = new HashMap<>();
        sql.select(
                        RULE_BOOK_REVISION.BOOK,
                        RULE_BOOK_REVISION.REVISION,
                        RULE_BOOK_REVISION.OPENING,
                        RULE_BOOK_REVISION.CLOSING)
                .from(RULE_BOOK_REVISION)
                .where(DSL.row(RULE_BOOK_REVISION.BOOK, RULE_BOOK_REVISION.REVISION)
                        .in(wanted))
                .forEach(row -> {
                    Key key = new Key(row.value1(), row.value2());
                    contents.put(
                            key, new BookContent(row.value3(), entries.getOrDefault(key, List.of()), row.value4()));
                });
        return contents;
    }

    /** Writes what stands in a new revision. */
    static void writeEntries(DSLContext sql, Key key, List<BookContent.Entry> entries) {
        List<RuleBookEntryRecord> rows = new ArrayList<>();
        for (BookContent.Entry entry : entries) {
            RuleBookEntryRecord row = new RuleBookEntryRecord();
            row.setBook(key.book());
            row.setRevision(key.revision());
            row.setPlace(rows.size());
            row.setRuleId(entry.rule());
            row.setRuleRevision(entry.revision());
            row.setMode(entry.mode().name());
            row.setGap(entry.gap());
            rows.add(row);
        }
        Batches.insert(sql, rows);
    }
}
