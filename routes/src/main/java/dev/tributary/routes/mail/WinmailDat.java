package dev.tributary.routes.mail;

import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.routes.mail.tnef.Packed;
import java.net.URLConnection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part into which Outlook packs what other programs send as parts of their own. */
final class WinmailDat {
    private static final Set<String> TYPES = Set.of("application/ms-tnef", "application/vnd.ms-tnef");
    private static final int LONGEST_NAME = 250;

    private WinmailDat() {}

    static boolean is(String type, @Nullable String name) {
        return TYPES.contains(type) || "winmail.dat".equalsIgnoreCase(name);
    }

    /** One of its files, as if it had come as a part. */
    static InboundFile file(Packed packed) {
        String given = packed.name() == null
                ? ""
                : PlainText.clean(packed.name()).replace('\n', ' ').strip();
        String name = given.isEmpty() ? "file.bin" : PlainText.cut(given, LONGEST_NAME);
        String type = packed.type() == null ? URLConnection.guessContentTypeFromName(name) : packed.type();
        String contentId = packed.contentId() == null ? null : PlainText.clean(packed.contentId());
        return new InboundFile(
                Unmasked.of(name),
                type == null ? "application/octet-stream" : PlainText.cut(PlainText.clean(type), 200),
                contentId,
                packed.bytes(),
                null);
    }
}
