package dev.tributary.routes.mail;

import dev.tributary.engine.spi.InboundFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail holds.
 *
 * @param text its text for people: the plain parts, or what the HTML says
 * @param html its HTML, or null when it has none
 * @param textOfHtml whether the text is only what the HTML says, so that the markup knows better what is quoted
 * @param invitation what an invitation in it says, in lines, or nothing
 * @param files everything else
 */
record MailContent(
        String text, @Nullable String html, boolean textOfHtml, String invitation, List<InboundFile> files) {}
