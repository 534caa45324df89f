package dev.tributary.routes.score;

import dev.tributary.routes.mail.MailAsRead;
import dev.tributary.routes.mail.MailAsRead.Attached;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many attachments a mail has, their names and types. The cases that count none are about invitations: they have to
 * be shown.
 */
final class JamesMails implements ScoredSet {
    @Override
    public String name() {
        return "mail-james";
    }

    @Override
    public List<Tally> score(Path folder) throws IOException {
        Tally tally = new Tally(name(), Bar.ALL);
        Tally invitations = new Tally("mail-james-invitations", Bar.ALL);
        for (JsonObject one : CaseFile.jsonLines(folder.resolve("cases.jsonl"))) {
            String id = one.getString("id");
            String source = Files.readString(folder.resolve(one.getString("file")), StandardCharsets.ISO_8859_1);
            MailAsRead read = read(folder.resolve(one.getString("file")));
            if (one.containsKey("attachments")) tally.add(id, read != null && asListed(one, read.files()));
            else if (source.contains("text/calendar")) invitations.add(id, read != null && invited(read));
        }
        return List.of(tally, invitations);
    }

    private static @Nullable MailAsRead read(Path file) throws IOException {
        try {
            return MailAsRead.of(Files.readAllBytes(file));
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static boolean asListed(JsonObject one, List<Attached> files) {
        if (files.size() != one.getInt("attachments")) return false;
        String name = one.getString("name", "");
        String type = one.getString("content_type", "");
        return files.stream()
                        .anyMatch(file -> (name.isEmpty() || file.name().equals(name))
                                && (type.isEmpty() || file.type().equals(type)))
                || files.isEmpty();
    }

    private static boolean invited(MailAsRead read) {
        return read.files().stream().anyMatch(file -> file.type().equals("text/calendar"));
    }
}
