package dev.tributary.routes.score;

import dev.tributary.routes.mail.MailAsRead;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket made of a mail holds: subject, body, attachments and who wrote. What the set says of trackers, projects
 * and settings is that program's own and not asked; a case that says nothing else only has to be read.
 */
final class RedmineMails implements ScoredSet {
    @Override
    public String name() {
        return "mail-redmine";
    }

    @Override
    public List<Tally> score(Path folder) throws IOException {
        Tally tally = new Tally(name(), Bar.atLeast(54, 56));
        for (JsonObject one : CaseFile.jsonLines(folder.resolve("cases.jsonl"))) {
            if (!one.containsKey("equals") && !one.containsKey("body_contains")) continue;
            for (JsonValue file : one.getJsonArray("files")) {
                Path mail = MailFiles.named(folder, ((JsonString) file).getString());
                tally.add(one.getString("id"), right(one, Files.readAllBytes(mail)));
            }
        }
        return List.of(tally);
    }

    private static boolean right(JsonObject one, byte[] mail) {
        MailAsRead read;
        try {
            read = MailAsRead.of(mail);
        } catch (RuntimeException e) {
            return false;
        }
        if (read == null) return false;
        JsonArray contained = one.getJsonArray("body_contains");
        if (contained != null) {
            for (JsonValue value : contained) {
                if (!words(whole(read)).contains(words(((JsonString) value).getString()))) return false;
            }
        }
        JsonObject equals = one.getJsonObject("equals");
        if (equals == null) return true;
        for (Map.Entry<String, JsonValue> entry : equals.entrySet()) {
            Boolean same = same(entry.getKey(), entry.getValue(), read);
            if (same != null && !same) return false;
        }
        return true;
    }

    /** Null when it is not about the mail. */
    private static @Nullable Boolean same(String key, JsonValue expected, MailAsRead read) {
        List<MailAsRead.Attached> files = read.files();
        String text = expected instanceof JsonString string ? string.getString() : "";
        return switch (key) {
            // no subject is shown as none
            case "issue.subject", "m.subject" ->
                text.equals("(no subject)")
                        ? read.subject().isEmpty()
                        : plainSubject(read.subject()).equals(plainSubject(text));
            case "issue.description" -> description(expected, read);
            case "issue.attachments.size" -> expected instanceof JsonNumber count && files.size() == count.intValue();
            case "attachment.filename", "issue.attachments.first.filename", "detail.value" ->
                files.stream().anyMatch(file -> file.name().equals(text));
            case "attachment.filesize", "File.size(attachment.diskfile)", "issue.attachments.first.filesize" ->
                expected instanceof JsonNumber size
                        && files.stream().anyMatch(file -> file.bytes().length == size.intValue());
            case "attachment.digest" ->
                files.stream().anyMatch(file -> sha256(file.bytes()).equals(text));
            case "issue.attachments[0].filename" ->
                files.size() > 0 && files.get(0).name().equals(text);
            case "issue.attachments[1].filename" ->
                files.size() > 1 && files.get(1).name().equals(text);
            case "issue.attachments[0].content_type" ->
                files.size() > 0 && files.get(0).type().equals(text);
            case "issue.attachments[1].content_type" ->
                files.size() > 1 && files.get(1).type().equals(text);
            case "user.mail", "issue.author.mail" -> read.senderAddress().equalsIgnoreCase(text);
            case "user.firstname", "user.lastname", "issue.author.firstname", "issue.author.lastname" ->
                read.senderName().contains(text);
            default -> null;
        };
    }

    /** That program takes the start of a reply's subject off, with the words in brackets. */
    private static String plainSubject(String subject) {
        String plain = subject.startsWith("Re:") ? subject.substring(3).strip() : subject;
        int close = plain.startsWith("[") ? plain.indexOf(']') : -1;
        return plain.substring(close + 1).strip();
    }

    private static boolean description(JsonValue expected, MailAsRead read) {
        // one or the other by a setting of theirs: we show both
        if (expected instanceof JsonArray all) {
            return all.stream().allMatch(value -> words(whole(read)).contains(words(((JsonString) value).getString())));
        }
        String words = words(textile(((JsonString) expected).getString()));
        return words.equals(words(read.text())) || words.equals(words(whole(read)));
    }

    private static String whole(MailAsRead read) {
        return read.text() + "\n" + read.rest();
    }

    /** Without the marks of Textile, in which that program keeps what came as HTML. */
    private static String textile(String text) {
        return text.replace("\\r", "").replaceAll("(?m)^h[1-6]\\. ", "").replace("*", "");
    }

    private static String words(String text) {
        return Texts.dense(text);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
