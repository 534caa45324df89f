package dev.tributary.routes.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tributary.routes.messenger.Signature;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Signed bodies: accepted or refused. */
final class MessengerSignatures implements ScoredSet {
    @Override
    public String name() {
        return "messenger-signatures";
    }

    @Override
    public List<Tally> score(Path folder) throws IOException {
        Tally tally = new Tally(name(), Bar.ALL);
        for (JsonObject one : CaseFile.jsonLines(folder.resolve("vectors.jsonl"))) {
            boolean accepted = Signature.authentic(
                    one.getString("header", ""),
                    one.getString("value", null),
                    one.getString("body").getBytes(UTF_8),
                    one.getString("secret"));
            tally.add(one.getString("id"), accepted == one.getBoolean("valid"));
        }
        return List.of(tally);
    }
}
