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
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Walks the parts of one mail (RFC 2045, 2046) under limits of depth and number and sorts them into what is read and what
 * is attached. Nothing is thrown away: a part that is not shown is a file, two files of one name are two files.
 */
final class MimeTree {
    private static final int DEEPEST = 30;
    private static final int MOST_PARTS = 200;
    private static final int LONGEST_NAME = 250;

    private final List<Section> sections = new ArrayList<>();
    private final List<InboundFile> files = new ArrayList<>();
    private String invitation = "";
    private int parts;
    /** What Outlook packed into a part of its own, the text of the mail too. */
    private @Nullable Unpacked packed;

    private MimeTree() {}

    static MailContent read(MimeMessage mail) throws UnreadableMailException, MessagingException, IOException {
        MimeTree tree = new MimeTree();
        tree.part(mail, 0, false);
        return tree.content();
    }

    private void part(Part part, int depth, boolean alternative)
            throws UnreadableMailException, MessagingException, IOException {
        if (depth > DEEPEST) {
            throw new UnreadableMailException(
                    Quarantine.Cause.TOO_DEEP, "Its parts are nested deeper than " + DEEPEST + ".");
        }
        if (++parts > MOST_PARTS) {
            throw new UnreadableMailException(
                    Quarantine.Cause.TOO_MANY_PARTS, "It has more than " + MOST_PARTS + " parts.");
        }
        String type = typeOf(part);
        if (type.startsWith("multipart/")) multipart(part, type, depth);
        else leaf(part, type, alternative);
    }

    private void multipart(Part part, String type, int depth)
            throws UnreadableMailException, MessagingException, IOException {
        List<BodyPart> children = children(part);
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

    /** From the data source, which shares the mail's one buffer: nested parts are not copied again and again. */
    static List<BodyPart> children(Part part) {
        ContentType type = contentType(part);
        String boundary = type == null ? null : type.getParameter("boundary");
        // the library takes all of them apart before it says how many there are
        if (boundary != null && tooMany(part, boundary)) {
            return new LooseBoundaries(boundary, false).parts(bytes(part), MOST_PARTS + 1);
        }
        List<BodyPart> children = new ArrayList<>();
        boolean whole = false;
        try {
            MimeMultipart multipart = new MimeMultipart(part.getDataHandler().getDataSource());
            int count = multipart.getCount();
            for (int i = 0; i < count; i++) children.add(multipart.getBodyPart(i));
            whole = multipart.isComplete();
        } catch (MessagingException | RuntimeException e) {
            children.clear();
        }
        if (boundary == null || (whole && !children.isEmpty())) return children;
        List<BodyPart> loose = new LooseBoundaries(boundary, children.isEmpty()).parts(bytes(part), MOST_PARTS + 1);
        return loose.size() > children.size() ? loose : children;
    }

    private static boolean tooMany(Part part, String boundary) {
        try (InputStream in = part.getInputStream()) {
            return new LooseBoundaries(boundary, false).moreThan(2 * MOST_PARTS, in);
        } catch (IOException | MessagingException | RuntimeException e) {
            return false;
        }
    }

    private void leaf(Part part, String type, boolean alternative) throws MessagingException {
        String name = FileNames.given(part);
        String disposition = disposition(part);
        // a text that is to be shown in a way nobody knows is shown as a text
        boolean odd = disposition != null && !disposition.equalsIgnoreCase(Part.INLINE) && type.startsWith("text/");
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(disposition)
                || (!odd && name != null && !(sections.isEmpty() && contentId(part) == null));
        if (!attached && type.equals("text/html")) {
            String html = PlainText.clean(text(part));
            sections.add(Section.html(html));
        } else if (!attached && type.startsWith("text/") && !type.equals("text/calendar")) {
            boolean rich = alternative && !type.equals("text/plain");
            String text = PlainText.clean(text(part));
            if (!rich) sections.add(FlowedText.applies(contentType(part)) ? flowed(part, text) : Section.plain(text));
            else if (sections.isEmpty()) sections.add(Section.fallback(text));
        } else if (type.equals("text/calendar") || type.equals("application/ics")) {
            if (invitation.isEmpty())
                invitation = Invitation.in(text(part)).map(Invitation::lines).orElse("");
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

    private static String text(Part part) {
        ContentType type = contentType(part);
        return Charsets.decode(bytes(part), type == null ? null : type.getParameter("charset"));
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

    private static @Nullable ContentType contentType(Part part) {
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
            if (markup != null) sections.add(Section.html(PlainText.clean(markup)));
            else if (words != null) sections.add(Section.plain(PlainText.clean(words)));
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

    /** A stretch of the mail that is read. */
    private record Section(String text, @Nullable String html, boolean derived, boolean fallback) {
        static Section plain(String text) {
            return new Section(text, null, false, false);
        }

        static Section html(String html) {
            return new Section(HtmlText.of(html), html, true, false);
        }

        /** Something like text that is only shown when there is nothing better. */
        static Section fallback(String text) {
            return new Section(text, null, false, true);
        }

        /** Several ways of saying the same: the plain text of one and the HTML of another. */
        static @Nullable Section alternatives(List<Section> ways) {
            String html = null;
            String plain = null;
            String derived = null;
            for (Section way : ways) {
                if (way.html() != null) {
                    html = way.html();
                    derived = way.text();
                } else if (!way.fallback() || plain == null) {
                    plain = plain == null || plain.isBlank() ? way.text() : plain;
                }
            }
            if (html == null && plain == null) return null;
            boolean none = plain == null || plain.isBlank();
            String text = none ? derived : plain;
            return new Section(text == null ? "" : text, html, none && html != null, false);
        }

        String asHtml() {
            return html != null ? html : "<pre>" + Entities.escape(text) + "</pre>";
        }
    }
}
