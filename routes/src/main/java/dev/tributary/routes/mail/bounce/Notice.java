package dev.tributary.routes.mail.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A mail that may be a report.
 *
 * @param headers its header fields by their names in lower case, decoded; of several of one name the first
 * @param pieces the texts of its parts, in their order
 */
public record Notice(Map<String, String> headers, List<Piece> pieces) {
    public Notice {
        headers = Map.copyOf(headers);
        pieces = List.copyOf(pieces);
    }

    /** What a field says, in lower case, or nothing. */
    String field(String name) {
        return headers.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
    }

    /** What it says to people. */
    String words() {
        StringBuilder words = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.words()) words.append(piece.text()).append('\n');
        }
        return words.toString();
    }
}
