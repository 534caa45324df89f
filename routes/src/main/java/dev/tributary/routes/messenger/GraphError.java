package dev.tributary.routes.messenger;

import dev.tributary.engine.spi.SendOutcome;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
    /** How long it takes until it is tried again whether a page is restricted. */
    private static final Duration RESTRICTED = Duration.ofHours(1);

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

    /**
     * What it means. The codes of outcomes are words that screens have a sentence for, where the agent can do something about
     * it.
     */
    SendOutcome outcome(Graph.Answer answer) {
        return outcome(answer.pause());
    }

    /** The same, of an error that asks to wait so long, or does not say. */
    SendOutcome outcome(@Nullable Duration pause) {
        return switch (code) {
            // a token that expired or was taken back, a password that was changed
            case 190, 102 -> new SendOutcome.AccountBroken("token_refused", message);
            // for violating a policy; it ends by itself
            case 368 -> restricted(pause);
            case 10 -> permission(pause);
            // of the app, of the page, of Messenger: nobody gets through for a time
            case 4, 32, 80006 -> new SendOutcome.AccountHeld("rate_limited", message, pause);
            // of the user, of this call
            case 17, 613 -> new SendOutcome.Temporary("rate_limited", message, pause);
            case 1, 2, 1200 -> new SendOutcome.Temporary(label(), message, pause);
            case 551 -> new SendOutcome.Permanent("not_available", message);
            case 200 -> new SendOutcome.Permanent(subcode == 1545041 ? "not_available" : "not_permitted", message);
            case 100 -> parameter();
            default -> byStatus(pause);
        };
    }

    /** The page may send nothing for a time, and nobody can do anything about it. */
    private SendOutcome restricted(@Nullable Duration pause) {
        return new SendOutcome.AccountHeld("page_restricted", message, pause == null ? RESTRICTED : pause);
    }

    private SendOutcome permission(@Nullable Duration pause) {
        return switch (subcode) {
            case 1893063 -> restricted(pause);
            case 2018278, 2018065 -> new SendOutcome.Permanent("window_over", message);
            // of several apps of the page another one answers this customer
            case 2018300 -> new SendOutcome.Permanent("not_owner", message);
            case 2018108 -> new SendOutcome.Permanent("not_available", message);
            default -> new SendOutcome.Permanent("not_permitted", message);
        };
    }

    private SendOutcome parameter() {
        return switch (subcode) {
            case 2018001 -> new SendOutcome.Permanent("no_such_user", message);
            case 1893061 -> new SendOutcome.Permanent("tag_retired", message);
            default -> new SendOutcome.Permanent(label(), message);
        };
    }

    private SendOutcome byStatus(@Nullable Duration pause) {
        if (status == 401) return new SendOutcome.AccountBroken("token_refused", message);
        if (status == 429) return new SendOutcome.Temporary("rate_limited", message, pause);
        if (status / 100 == 5) return new SendOutcome.Temporary(label(), message, pause);
        return new SendOutcome.Permanent(label(), message);
    }
}
