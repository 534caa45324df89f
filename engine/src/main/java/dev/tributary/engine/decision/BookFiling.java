package dev.tributary.engine.decision;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.decision.DividedText.Piece;
import dev.tributary.engine.decision.RuleBookStore.Author;
import dev.tributary.engine.decision.RuleStore.Latest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out which rule of a book each piece of a text is, and adds the revisions that are new. A rule is the one that has
 * its name now, else the one that had it last, else a live one that says the same under a name that is gone.
 */
@Component
final class BookFiling {
    private final RuleStore rules;
    private final Clock clock;

    BookFiling(RuleStore rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** The text as a revision of the book can hold it. Takes part in the running transaction. */
    BookContent file(String book, BookContent live, DividedText text, Author author) {
        Map<UUID, Latest> known = new LinkedHashMap<>();
        for (Latest latest : rules.latest(book)) known.put(latest.rule(), latest);
        Map<UUID, BookContent.Entry> now = new HashMap<>();
        for (BookContent.Entry entry : live.entries()) now.put(entry.rule(), entry);
        Map<Piece, UUID> found = matched(text.pieces(), known, now);
        List<BookContent.Entry> entries = new ArrayList<>();
        for (Piece piece : text.pieces()) {
            UUID rule = found.get(piece);
            boolean isNew = rule == null;
            if (rule == null) {
                rule = UuidCreator.getTimeOrderedEpoch();
                rules.addRule(rule, book, clock.instant());
            }
            long revision = isNew ? 0 : revision(piece, now.get(rule), known.get(rule));
            if (revision == 0) {
                Latest latest = known.get(rule);
                revision = latest == null ? 1 : latest.revision() + 1;
                rules.addRevision(rule, revision, piece.text(), author, clock.instant());
                rules.dropDraft(rule);
            }
            entries.add(new BookContent.Entry(rule, revision, piece.text(), piece.mode(), piece.gap()));
        }
        return new BookContent(text.opening(), entries, text.closing());
    }

    /** The revision that says this already, or 0. */
    private static long revision(Piece piece, BookContent.@Nullable Entry live, @Nullable Latest latest) {
        if (live != null && live.text().equals(piece.text())) return live.revision();
        return latest != null && latest.text().equals(piece.text()) ? latest.revision() : 0;
    }

    private static Map<Piece, UUID> matched(
            List<Piece> pieces, Map<UUID, Latest> known, Map<UUID, BookContent.Entry> now) {
        Map<Piece, UUID> found = new HashMap<>();
        Set<UUID> taken = new HashSet<>();
        for (Piece piece : pieces) {
            if (piece.rule() != null && taken.add(piece.rule())) found.put(piece, piece.rule());
        }
        for (Piece piece : pieces) {
            Predicate<Latest> named =
                    rule -> nameOf(rule, now).equals(piece.text().name());
            take(piece, found, taken, known, rule -> now.containsKey(rule.rule()) && named.test(rule));
        }
        for (Piece piece : pieces)
            take(
                    piece,
                    found,
                    taken,
                    known,
                    rule -> rule.text().name().equals(piece.text().name()));
        for (Piece piece : pieces)
            take(piece, found, taken, known, rule -> {
                BookContent.Entry entry = now.get(rule.rule());
                return entry != null && entry.text().sameBut(piece.text());
            });
        return found;
    }

    private static String nameOf(Latest rule, Map<UUID, BookContent.Entry> now) {
        BookContent.Entry entry = now.get(rule.rule());
        return entry == null ? rule.text().name() : entry.text().name();
    }

    private static void take(
            Piece piece, Map<Piece, UUID> found, Set<UUID> taken, Map<UUID, Latest> known, Predicate<Latest> fits) {
        if (found.containsKey(piece)) return;
        for (Latest rule : known.values()) {
            if (!taken.contains(rule.rule()) && fits.test(rule)) {
                found.put(piece, rule.rule());
                taken.add(rule.rule());
                return;
            }
        }
    }
}
