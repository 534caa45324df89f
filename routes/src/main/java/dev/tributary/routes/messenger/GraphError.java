package dev.tributary.routes.messenger;

import dev.tributary.engine.spi.SendOutcome;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

/**
 * An error that the Graph API answered, and what it means for a message. Decided by code and subcode, never by text.
 *
 * @param status HTTP status
 * @param code Meta's code, 0 when there is none
 * @param subcode Meta's subcode, 0 when there is none
 * @param message Meta's words
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/error-codes">Meta's page on error codes</a>
 */
record GraphError(int status, int code, int subcode, String message) {
    static GraphError of(Graph.Answer answer) {
        if (!(answer.body().get("error") instanceof JsonObject error)) {
            return new GraphError(answer.status(), 0, 0, "HTTP " + answer.status());
        }
        String message = error.get("message") instanceof JsonString text ? text.getString() : "";
        return new GraphError(answer.status(), number(error, "code"), number(error, "error_subcode"), message);
    }

    private static int number(JsonObject error, String name) {
        return error.get(name) instanceof JsonNumber number ? number.intValue() : 0;
    }

    /** Short enough for a column: code and, where there is one, subcode. */
    String label() {
        return subcode == 0 ? "graph-" + code : "graph-" + code + "-" + subcode;
    }

    SendOutcome outcome(Graph.Answer answer) {
        if (code == 190 || code == 102 || status == 401) return new SendOutcome.AccountBroken(label(), message);
        if (code == 10 && subcode == 1893063) return new SendOutcome.AccountBroken(label(), message);
        if (code == 4 || code == 17 || code == 32 || code == 613 || code == 80006 || status == 429) {
            return new SendOutcome.Temporary(label(), message, answer.retryAfter());
        }
        if (code == 1 || code == 2 || status / 100 == 5) {
            return new SendOutcome.Temporary(label(), message, answer.retryAfter());
        }
        // 10: outside the window or not permitted; 100: a wrong parameter (no such user, a retired tag); 551: not
        // available
        return new SendOutcome.Permanent(label(), message);
    }
}
