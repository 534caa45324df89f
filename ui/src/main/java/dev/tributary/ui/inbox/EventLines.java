package dev.tributary.ui.inbox;

import dev.tributary.engine.conversation.Priority;
import dev.tributary.engine.conversation.ThreadMessage;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Tells what happened in one line. A line's text names its arguments: {@code {who} resolved it}. */
final class EventLines {
    private final Seat seat;

    EventLines(Seat seat) {
        this.seat = seat;
    }

    String line(ThreadMessage message, JsonNode arguments) {
        String line = seat.textOr(message.body(), seat.text("event.something"));
        line = line.replace("{who}", message.authorName());
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            String name = argument.getKey();
            String value = word(name, argument.getValue().asString(""));
            line = line.replace("{" + name + "}", value);
            // a rule assigns to a group or to an agent; the sentence is the same
            if (name.equals("group") || name.equals("agent")) line = line.replace("{to}", value);
        }
        return line;
    }

    /** Words the house stores as keys are told in the agent's language. */
    private String word(String name, String value) {
        if (name.equals("field")) return seat.textOr("card." + value, value);
        if (!name.equals("priority")) return value;
        for (Priority priority : Priority.values())
            if (priority.name().equalsIgnoreCase(value)) return seat.text("priority." + value.toLowerCase(Locale.ROOT));
        return value;
    }
}
