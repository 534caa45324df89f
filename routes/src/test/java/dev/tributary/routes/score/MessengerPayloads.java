package dev.tributary.routes.score;

import dev.tributary.routes.messenger.EventsAsRead;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Payloads of webhooks: what is said, clicked, echoed, confirmed, changed and reacted to is as listed, all else ignored. */
final class MessengerPayloads implements ScoredSet {
    /** What each kind of the list is to us; a kind that is not here is nothing to us. */
    private static final Map<String, String> KINDS = Map.of(
            "message", "message",
            "unsupported", "message",
            "postback", "message",
            "standby", "message",
            "echo", "echo",
            "delivery", "delivered",
            "read", "read",
            "edit", "edit",
            "deleted", "deleted",
            "reaction", "reaction");

    @Override
    public String name() {
        return "messenger-restfb";
    }

    @Override
    public List<Tally> score(Path folder) throws IOException {
        Tally tally = new Tally(name(), Bar.ALL);
        for (JsonObject one : CaseFile.jsonLines(folder.resolve("cases.jsonl"))) {
            JsonObject payload = json(Files.readString(folder.resolve(one.getString("file"))));
            List<JsonObject> listed = one.getJsonArray("events").stream()
                    .map(JsonValue::asJsonObject)
                    .filter(event -> KINDS.containsKey(event.getString("kind")))
                    .toList();
            tally.add(one.getString("id"), same(listed, EventsAsRead.of(payload, pages(payload))));
        }
        return List.of(tally);
    }

    private static boolean same(List<JsonObject> listed, List<EventsAsRead> found) {
        if (listed.size() != found.size()) return false;
        return listed.stream().allMatch(event -> found.stream().anyMatch(one -> same(event, one)));
    }

    private static boolean same(JsonObject listed, EventsAsRead found) {
        String kind = listed.getString("kind");
        // what another app wrote while it owned the thread comes by the same way
        boolean overheard = kind.equals("standby") && found.kind().equals("echo");
        if (!overheard && !found.kind().equals(KINDS.get(kind))) return false;
        String mid = listed.getString("mid", "");
        boolean message = !found.kind().equals("delivered") && !found.kind().equals("read");
        if (message && !mid.isEmpty() && !found.id().equals(mid)) return false;
        String text = listed.getString("text", "");
        return kind.equals("postback") || !message || text.isEmpty() || Texts.same(found.text(), text);
    }

    private static Set<String> pages(JsonObject payload) {
        Set<String> pages = new TreeSet<>();
        if (!payload.containsKey("entry")) return pages;
        for (JsonValue entry : payload.getJsonArray("entry")) {
            if (!(entry instanceof JsonObject object) || !object.containsKey("id")) continue;
            JsonValue id = object.get("id");
            pages.add(id instanceof JsonString string ? string.getString() : id.toString());
        }
        return pages;
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
