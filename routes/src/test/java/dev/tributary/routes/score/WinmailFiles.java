package dev.tributary.routes.score;

import dev.tributary.routes.mail.tnef.Packed;
import dev.tributary.routes.mail.tnef.Tnef;
import dev.tributary.routes.mail.tnef.Unpacked;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files out of {@code winmail.dat}: their names and their bytes, and words of the mail's text where they are given. */
final class WinmailFiles implements ScoredSet {
    @Override
    public String name() {
        return "tnef";
    }

    @Override
    public List<Tally> score(Path folder) throws IOException {
        Tally tally = new Tally(name(), Bar.ALL);
        for (JsonObject one : CaseFile.jsonLines(folder.resolve("cases.jsonl"))) {
            Optional<Unpacked> unpacked = Tnef.unpack(Files.readAllBytes(folder.resolve(one.getString("file"))));
            tally.add(one.getString("id"), unpacked.isPresent() && right(one, unpacked.get(), folder));
        }
        return List.of(tally);
    }

    private static boolean right(JsonObject one, Unpacked unpacked, Path folder) throws IOException {
        List<JsonObject> listed = one.getJsonArray("attachments").getValuesAs(JsonValue::asJsonObject);
        if (unpacked.files().size() != listed.size()) return false;
        for (JsonObject expected : listed) {
            String name = expected.getString("name");
            Packed file = unpacked.files().stream()
                    .filter(found -> name.equals(found.name()))
                    .findFirst()
                    .orElse(null);
            if (file == null) return false;
            if (expected.containsKey("size") && file.bytes().length != expected.getInt("size")) return false;
            String content = expected.getString("content", "");
            if (!content.isEmpty() && !Arrays.equals(Files.readAllBytes(folder.resolve(content)), file.bytes())) {
                return false;
            }
        }
        String words = one.getString("rtf_contains", "");
        return words.isEmpty() || (unpacked.text() + "\n" + unpacked.html()).contains(words);
    }
}
