package dev.tributary.routes.mail.tnef;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was in a {@code winmail.dat}.
 *
 * @param text the mail's text, or null
 * @param html the mail's HTML, or null
 * @param files its attachments
 */
public record Unpacked(@Nullable String text, @Nullable String html, List<Packed> files) {
    public Unpacked {
        files = List.copyOf(files);
    }
}
