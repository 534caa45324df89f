package dev.tributary.routes.mail;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.routes.mail.calendar.Invitation;
import dev.tributary.routes.mail.tnef.Packed;
import dev.tributary.routes.mail.tnef.Tnef;
import dev.tributary.routes.mail.tnef.Unpacked;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Walks the parts of one mail (RFC 2045, 2046) under limits of depth and number and sorts them into what is read and what
 * is attached. Nothing is thrown away: a part that is not shown is a file, two files of one name are two files.
 */
final class MimeTree {
    private static final int DEEPEST = 30;
    private static final int LONGEST_NAME = 250;

    private final List<Section> sections = new ArrayList<>();
    private final List<InboundFile> files = new ArrayList<>();
    private String invitation = "";
    private final MimeParts parts;
    private int count;
    /** What Outlook packed into a part of its own, the text of the mail too. */
    private @Nullable Unpacked packed;

    private MimeTree(MimeParts parts) {
        this.parts = parts;
    }

    static MailContent read(MimeMessage mail, MimeParts parts)
            throws UnreadableMailException, MessagingException, IOException {
        MimeTree tree = new MimeTree(parts);
        tree.part(mail, 0, false);
        return tree.content();
    }

    private void part(Part part, int depth, boolean alternative)
            throws UnreadableMailException, MessagingException, IOException {
        if (depth > DEEPEST) {
            throw new UnreadableMailException(
                    Quarantine.Cause.TOO_DEEP, "Its parts are nested deeper than " + DEEPEST + ".");
        }
        if (++count > MimeParts.MOST) {
            throw new UnreadableMailException(
                    Quarantine.Cause.TOO_MANY_PARTS, "It has more than " + MimeParts.MOST + " parts.");
        }
        String type = typeOf(part);
        if (type.startsWith("multipart/")) multipart(part, type, depth);
        else leaf(part, type, alternative);
    }

    private void multipart(Part part, String type, int depth)
            throws UnreadableMailException, MessagingException, IOException {
        List<BodyPart> children = parts.children(part);
        if (children.isEmpty()) {
            // said to have parts and has none: what is there is read as text
            sections.add(Section.plain(PlainText.clean(Charsets.decode(bytes(part), null))));
            return;
        }
        if (!type.equals("multipart/alternative")) {
            for (BodyPart child : children) part(child, depth + 1, false);
            return;
        }
        int before = sections.size();
        for (BodyPart child : children) part(child, depth + 1, true);
        List<Section> same = sections.subList(before, sections.size());
        Section merged = Section.alternatives(List.copyOf(same));
        same.clear();
        if (merged != null) sections.add(merged);
    }

    private void leaf(Part part, String type, boolean alternative) throws MessagingException {
        String name = FileNames.given(part);
        String disposition = disposition(part);
        // a text that is to be shown in a way nobody knows is shown as a text
        boolean odd = disposition != null && !disposition.equalsIgnoreCase(Part.INLINE) && type.startsWith("text/");
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(disposition)
                || (!odd && name != null && !(sections.isEmpty() && contentId(part) == null));
        if (!attached && type.equals("text/html")) {
            sections.add(Section.html(parts.text(part), () -> parts.words(part)));
        } else if (!attached && type.startsWith("text/") && !type.equals("text/calendar")) {
            boolean rich = alternative && !type.equals("text/plain");
            String text = parts.text(part);
            if (!rich) sections.add(FlowedText.applies(contentType(part)) ? flowed(part, text) : Section.plain(text));
            else if (sections.isEmpty()) sections.add(Section.fallback(text));
        } else if (type.equals("text/calendar") || type.equals("application/ics")) {
            if (invitation.isEmpty())
                invitation =
                        Invitation.in(parts.text(part)).map(Invitation::lines).orElse("");
            files.add(file(part, type, name));
        } else if (WinmailDat.is(type, name)) {
            unpack(part, type, name);
        } else {
            files.add(file(part, attached && !declared(part) ? "application/octet-stream" : type, name));
        }
    }

    /** What cannot be unpacked stays a file. */
    private void unpack(Part part, String type, @Nullable String name) throws MessagingException {
        Optional<Unpacked> unpacked = Tnef.unpack(bytes(part));
        if (unpacked.isEmpty()) {
            files.add(file(part, type, name));
            return;
        }
        packed = unpacked.get();
        for (Packed one : packed.files()) files.add(WinmailDat.file(one));
    }

    private static boolean declared(Part part) throws MessagingException {
        String[] types = part.getHeader("Content-Type");
        return types != null && types.length > 0 && !types[0].isBlank();
    }

    private static Section flowed(Part part, String text) {
        return Section.plain(FlowedText.read(text, contentType(part)));
    }

    private static InboundFile file(Part part, String type, @Nullable String name) throws MessagingException {
        String shown = name != null ? name : FileNames.invented(part, type);
        byte[] content = bytes(part);
        return new InboundFile(
                Unmasked.of(PlainText.cut(shown, LONGEST_NAME)),
                PlainText.cut(type, 200),
                contentId(part),
                content,
                null);
    }

    /** The decoded bytes; when the encoding is broken beyond repair, as they came. */
    static byte[] bytes(Part part) {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException | MessagingException | RuntimeException e) {
            return rawBytes(part);
        }
    }

    private static byte[] rawBytes(Part part) {
        try (InputStream in = part instanceof MimeBodyPart body
                ? body.getRawInputStream()
                : ((MimeMessage) part).getRawInputStream()) {
            return in.readAllBytes();
        } catch (IOException | MessagingException | RuntimeException e) {
            return new byte[0];
        }
    }

    static @Nullable ContentType contentType(Part part) {
        try {
            String declared = part.getContentType();
            return declared == null ? null : new ContentType(declared);
        } catch (ParseException e) {
            return null;
        } catch (MessagingException | RuntimeException e) {
            return null;
        }
    }

    /** The media type in lower case; what cannot be read is plain text (RFC 2045 section 5.2). */
    static String typeOf(Part part) {
        ContentType type = contentType(part);
        if (type != null) return type.getBaseType().toLowerCase(Locale.ROOT);
        return FileNames.typeBeforeParameters(part);
    }

    private static @Nullable String disposition(Part part) {
        try {
            return part.getDisposition();
        } catch (MessagingException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable String contentId(Part part) {
        try {
            String id = MessageIds.first(part.getHeader("Content-ID"));
            return id == null ? null : PlainText.clean(id);
        } catch (MessagingException e) {
            return null;
        }
    }

    private MailContent content() {
        if (packed != null
                && sections.stream().allMatch(section -> section.text().isBlank())) {
            String markup = packed.html();
            String words = packed.text();
            if (markup != null) {
                String html = PlainText.clean(markup);
                sections.add(Section.html(html, () -> HtmlText.of(html)));
            } else if (words != null) sections.add(Section.plain(PlainText.clean(words)));
        }
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        boolean anyHtml = sections.stream().anyMatch(section -> section.html() != null);
        for (Section section : sections) {
            if (!text.isEmpty() && !section.text().isBlank()) text.append("\n\n");
            text.append(section.text().strip());
            if (anyHtml) html.append(section.asHtml());
        }
        boolean textOfHtml = sections.size() == 1 && sections.getFirst().derived();
        return new MailContent(text.toString(), anyHtml ? html.toString() : null, textOfHtml, invitation, distinct());
    }

    /** An invitation comes as a part to be understood and again as a file to be kept: one of them is enough. */
    private List<InboundFile> distinct() {
        List<InboundFile> kept = new ArrayList<>(files);
        kept.removeIf(one -> one.mediaType().equals("text/calendar")
                && files.stream()
                        .anyMatch(other -> other != one
                                && other.mediaType().endsWith("/ics")
                                && Arrays.equals(other.content(), one.content())));
        return List.copyOf(kept);
    }

    /** A stretch of the mail that is read; what HTML says is found out when somebody wants to know. */
    private record Section(Supplier<String> said, @Nullable String html, boolean derived, boolean fallback) {
        static Section plain(String text) {
            return new Section(() -> text, null, false, false);
        }

        static Section html(String html, Supplier<String> said) {
            return new Section(said, html, true, false);
        }

        /** Something like text that is only shown when there is nothing better. */
        static Section fallback(String text) {
            return new Section(() -> text, null, false, true);
        }

        /** Several ways of saying the same: the plain text of one and the HTML of another. */
        static @Nullable Section alternatives(List<Section> ways) {
            String html = null;
            String plain = null;
            Supplier<String> derived = () -> "";
            for (Section way : ways) {
                if (way.html() != null) {
                    html = way.html();
                    derived = way.said();
                } else if (!way.fallback() || plain == null) {
                    plain = plain == null || plain.isBlank() ? way.text() : plain;
                }
            }
            if (html == null && plain == null) return null;
            if (plain == null || plain.isBlank()) return new Section(derived, html, html != null, false);
            String text = plain;
            return new Section(() -> text, html, false, false);
        }

        String text() {
            return said.get();
        }

        String asHtml() {
            return html != null ? html : "<pre>" + Entities.escape(text()) + "</pre>";
        }
    }
}
