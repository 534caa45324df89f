package dev.tributary.routes.score;

import dev.tributary.routes.mail.reply.VisibleReply;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replies in text; this set drops signatures. Some cases only say what the reply or the quotation must hold. */
final class CrispReplies implements ScoredSet {
    @Override
    public String name() {
        return "reply-crisp";
    }

    @Override
    public List<Tally> score(Path folder) throws IOException {
        Tally exact = new Tally("reply-crisp-exact", Bar.atLeast(48, 52));
        Tally holds = new Tally("reply-crisp-holds", Bar.NONE);
        for (JsonObject one : CaseFile.jsonLines(folder.resolve("cases.jsonl"))) {
            VisibleReply reply = VisibleReply.of(one.getString("input"));
            String id = one.getString("id");
            String expected = one.getString("expected_first_fragment", one.getString("expected_visible", null));
            if (expected != null) exact.add(id, Texts.same(reply.reply(), expected));
            Boolean held = held(one, reply);
            if (held != null) holds.add(id, held);
        }
        return List.of(exact, holds);
    }

    /** Null when the case says nothing about the parts that we have. */
    private static @Nullable Boolean held(JsonObject one, VisibleReply reply) {
        int said = 0;
        for (String key : List.of("must_match", "must_not_match")) {
            if (!one.containsKey(key)) continue;
            for (JsonValue value : one.getJsonArray(key)) {
                String part = part(value.asJsonObject().getString("in"), reply);
                if (part == null) continue;
                Pattern pattern = Pattern.compile(value.asJsonObject().getString("regex"), Pattern.MULTILINE);
                if (pattern.matcher(part).find() != key.equals("must_match")) return false;
                said++;
            }
        }
        return said == 0 ? null : true;
    }

    private static @Nullable String part(String name, VisibleReply reply) {
        return switch (name) {
            case "first_fragment", "visible" -> reply.reply();
            case "quoted" -> reply.quotation();
            default -> null;
        };
    }
}
