package dev.tributary.ui.inbox;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says in the agent's language why a mail stands in its conversation, from what was kept when it came. */
final class MatchLines {
    private final Seat seat;

    MatchLines(Seat seat) {
        this.seat = seat;
    }

    /** For who asks: what joined it and who its sender is there; null when it began the conversation unasked. */
    @Nullable
    String because(JsonNode reason) {
        String joined = reason.path("joined").asString("");
        if (joined.isEmpty()) return remark(reason);
        String clue = seat.textOr("because." + joined, joined);
        String sender = seat.textOr("because.sender." + reason.path("sender").asString(""), "");
        String why = seat.text("because.joined", clue);
        return sender.isEmpty() ? why : why + " " + sender;
    }

    /** For everybody, beside the mail: what is not as it mostly is; null when there is no more to say. */
    @Nullable
    String remark(JsonNode reason) {
        String instead = reason.path("instead").asString("");
        if (!instead.isEmpty()) {
            String number = reason.path("number").asString("");
            return number.isEmpty()
                    ? seat.text("because.instead." + instead + ".unnumbered")
                    : seat.text("because.instead." + instead, "#" + number);
        }
        return reason.path("sender").asString("").equals("guest") ? seat.text("because.guest") : null;
    }
}
