package dev.tributary.routes.score;

import dev.tributary.routes.mail.MailAsRead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Mails that are broken on purpose and have no list of answers: each is read, shows something when there is something,
 * and no character is lost where it says its charset.
 */
record TornMails(String name) implements ScoredSet {
    private static final char LOST = '\ufffd';

    @Override
    public List<Tally> score(Path folder) throws IOException {
        Tally tally = new Tally(name, Bar.ALL);
        for (Path file : MailFiles.in(folder)) {
            tally.add(folder.relativize(file).toString(), right(Files.readAllBytes(file)));
        }
        return List.of(tally);
    }

    private static boolean right(byte[] mail) {
        String source = new String(mail, StandardCharsets.ISO_8859_1);
        try {
            MailAsRead read = MailAsRead.of(mail);
            if (read == null) return true; // a report: said of a mail of ours, or of nobody's
            String all = read.subject() + read.text() + read.rest() + read.html();
            boolean declared = source.toLowerCase(Locale.ROOT).contains("charset=");
            if (declared && all.indexOf(LOST) >= 0 && !source.contains("\u00ef\u00bf\u00bd")) return false;
            return !all.isBlank() || !read.files().isEmpty() || body(source).isBlank();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static String body(String source) {
        String lines = source.replace("\r\n", "\n");
        int end = lines.indexOf("\n\n");
        return end < 0 ? "" : lines.substring(end);
    }
}
