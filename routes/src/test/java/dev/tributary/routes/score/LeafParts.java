package dev.tributary.routes.score;

import dev.tributary.routes.mail.MailAsRead;
import dev.tributary.routes.mail.MailAsRead.Leaf;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Every part of a mail that has no parts itself: its decoded body is the file given, whatever the kind of line ends. Where
 * the set names a file and does not bring it, the part has to be there in its place, among as many as listed, as text or
 * not as text.
 */
final class LeafParts implements ScoredSet {
    @Override
    public String name() {
        return "mime4j";
    }

    @Override
    public List<Tally> score(Path folder) throws IOException {
        Tally bodies = new Tally("mime4j-bodies", Bar.atLeast(95, 100));
        Tally places = new Tally("mime4j-places", Bar.atLeast(95, 100));
        for (JsonObject one : CaseFile.jsonLines(folder.resolve("cases.jsonl"))) {
            Path mail = folder.resolve(one.getString("file"));
            List<Leaf> found = leaves(Files.readAllBytes(mail));
            List<JsonObject> listed = one.getJsonArray("leaf_parts").getValuesAs(JsonValue::asJsonObject);
            for (int i = 0; i < listed.size(); i++) {
                String name = listed.get(i).getString("file");
                Path file = MailFiles.named(folder, name);
                String id = one.getString("id") + " " + name;
                boolean there = found.size() == listed.size();
                if (!Files.isRegularFile(file)) places.add(id, there && ofKind(found.get(i), listed.get(i)));
                else bodies.add(id, there && text(found.get(i).bytes()).equals(text(Files.readAllBytes(file))));
            }
        }
        return List.of(bodies, places);
    }

    private static boolean ofKind(Leaf leaf, JsonObject listed) {
        return leaf.type().startsWith("text/") == listed.getString("type", "").equals("text-body");
    }

    private static List<Leaf> leaves(byte[] mail) {
        try {
            return MailAsRead.leaves(mail);
        } catch (MessagingException | RuntimeException e) {
            return List.of();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }
}
