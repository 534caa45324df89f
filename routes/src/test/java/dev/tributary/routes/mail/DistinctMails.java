package dev.tributary.routes.mail;

import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.routes.kit.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of many mails are the same mail to a person: one id, sender, date, subject, text, HTML, quotation and files. A
 * mail that was only written down differently (another charset, another boundary) is a repeat; the test says which.
 */
final class DistinctMails {
    private static final Masker MASKER = new Masker();

    private final Map<List<Object>, Path> seen = new HashMap<>();

    /** The outside mails that somebody wrote: reports on mails of others are no messages. */
    static List<Path> letters() throws IOException, UnreadableMailException {
        List<Path> letters = new ArrayList<>();
        for (Path file : Outside.mails())
            if (read(Files.readAllBytes(file), "uid:7:0") instanceof ReadMail.Letter) letters.add(file);
        return letters;
    }

    /** Adds one; says so when the same was there. */
    void add(Path file, byte[] mail) throws UnreadableMailException {
        InboundMessage message = ((ReadMail.Letter) read(mail, "uid:7:" + file)).message();
        Path same = seen.putIfAbsent(shown(message), file);
        if (same != null)
            System.err.println("the same to a reader: " + file.getFileName() + " and " + same.getFileName());
    }

    /** How many different ones there were. */
    int count() {
        return seen.size();
    }

    private static List<Object> shown(InboundMessage message) {
        Stream<Object> files = message.files().stream().map(file -> Arrays.hashCode(file.content()));
        return Stream.concat(
                        Stream.of(
                                message.externalId(),
                                message.sender().externalId(),
                                message.sentAt(),
                                plain(message.subject()),
                                plain(message.text()),
                                plain(message.html()),
                                plain(message.quoted())),
                        files)
                .toList();
    }

    private static String plain(@Nullable Unmasked text) {
        return text == null ? "" : MASKER.mask(text, MaskPlan.CARDS).value();
    }

    /** What the house reads in a mail. */
    static ReadMail read(byte[] mail, String key) throws UnreadableMailException {
        MailParser parser = new MailParser(new FakeIds());
        return parser.read(mail, new AccountKey("email", GreenMailBox.ADDRESS), key, Instant.EPOCH);
    }
}
