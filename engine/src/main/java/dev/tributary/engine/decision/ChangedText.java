package dev.tributary.engine.decision;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.decision.BookContent.RuleText;
import dev.tributary.engine.decision.DividedText.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A book's text under a list of changes. */
final class ChangedText {
    private final Function<String, List<RuleOutline>> outline;
    private final DividedText before;
    private final List<Piece> pieces;
    private boolean readable = true;

    ChangedText(DividedText before, Function<String, List<RuleOutline>> outline) {
        this.outline = outline;
        this.before = before;
        this.pieces = new ArrayList<>(before.pieces());
    }

    /** Whether each text that came in is one rule. When not, the whole text shows it, but cannot be filed. */
    boolean readable() {
        return readable;
    }

    DividedText text() {
        return new DividedText(before.opening(), pieces, before.closing());
    }

    void make(RuleChange change) {
        switch (change) {
            case RuleChange.Write(UUID rule, String text) -> {
                int place = placeOf(rule);
                Piece old = pieces.get(place);
                Piece written = read(text, old.text().name());
                RuleMode mode =
                        written.mode() == RuleMode.LIVE && written.text().switchAt() != null
                                ? old.mode()
                                : written.mode();
                pieces.set(place, new Piece(rule, written.text(), mode, old.gap()));
            }
            case RuleChange.Add(String text, int place) -> put(read(text, ""), place);
            case RuleChange.Remove(UUID rule) -> {
                int place = placeOf(rule);
                pieces.remove(place);
                apart(place);
            }
            case RuleChange.Move(UUID rule, int place) -> {
                Piece moved = pieces.remove(placeOf(rule));
                put(moved, place);
            }
            case RuleChange.Turn(UUID rule, RuleMode mode) -> {
                int place = placeOf(rule);
                Piece old = pieces.get(place);
                if (old.text().switchAt() == null && mode != RuleMode.LIVE)
                    throw new CommandRefused(Reason.FIELD_MALFORMED, "mode");
                pieces.set(place, new Piece(rule, old.text(), mode, old.gap()));
            }
        }
    }

    private int placeOf(UUID rule) {
        for (int place = 0; place < pieces.size(); place++)
            if (rule.equals(pieces.get(place).rule())) return place;
        throw new CommandRefused(Reason.NOT_FOUND, rule.toString());
    }

    private void put(Piece piece, int wanted) {
        int place = Math.clamp(wanted, 0, pieces.size());
        pieces.add(place, piece);
        apart(place);
        apart(place + 1);
    }

    /** Leaves a blank line before a rule whose neighbour is new; the first needs none. */
    private void apart(int place) {
        if (place >= pieces.size()) return;
        Piece piece = pieces.get(place);
        int gap = place == 0 ? 0 : Math.max(1, piece.gap());
        pieces.set(place, new Piece(piece.rule(), piece.text(), piece.mode(), gap));
    }

    /** The one rule of a text, with all that stands around it there. */
    private Piece read(String typed, String otherwise) {
        String text = typed.strip();
        if (text.length() > BookRules.LONGEST)
            throw new CommandRefused(Reason.TEXT_TOO_LONG, Integer.toString(BookRules.LONGEST));
        List<RuleOutline> found = outline.apply(text);
        if (found.size() != 1) {
            readable = false;
            return new Piece(null, new RuleText(otherwise, text, null), RuleMode.LIVE, 0);
        }
        RuleOutline rule = found.getFirst();
        String content = text.substring(0, rule.afterName()) + text.substring(rule.afterMode());
        @Nullable Integer switchAt = rule.switchable() ? Integer.valueOf(rule.afterName()) : null;
        return new Piece(null, new RuleText(rule.name(), content, switchAt), rule.mode(), 0);
    }
}
