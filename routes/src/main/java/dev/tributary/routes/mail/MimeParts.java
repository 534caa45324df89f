package dev.tributary.routes.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of one mail, each taken apart and decoded once for all who read it: the thread, and whoever looks for reports.
 * Used by one thread.
 */
final class MimeParts {
    /** So many parts of one mail are read. */
    static final int MOST = 200;

    private final Map<Part, List<BodyPart>> children = new IdentityHashMap<>();
    private final Map<Part, Integer> sizes = new IdentityHashMap<>();
    private final Map<Part, String> texts = new IdentityHashMap<>();
    private final Map<Part, String> words = new IdentityHashMap<>();

    /** The parts of a multipart; none when it cannot be cut. */
    List<BodyPart> children(Part part) {
        List<BodyPart> known = children.get(part);
        if (known != null) return known;
        List<BodyPart> found = taken(part);
        children.put(part, found);
        return found;
    }

    /** What a part says, decoded, as a database takes it. */
    String text(Part part) {
        String known = texts.get(part);
        if (known != null) return known;
        byte[] bytes = MimeTree.bytes(part);
        sizes.put(part, bytes.length);
        String text = text(bytes, part);
        texts.put(part, text);
        return text;
    }

    /** How many bytes a part has, decoded. */
    int size(Part part) {
        Integer known = sizes.get(part);
        return known != null ? known : MimeTree.bytes(part).length;
    }

    /** The same of these bytes, which are the part's or their beginning. */
    static String text(byte[] bytes, Part part) {
        ContentType type = MimeTree.contentType(part);
        return PlainText.clean(Charsets.decode(bytes, type == null ? null : type.getParameter("charset")));
    }

    /** What a person reads in a part that is HTML. */
    String words(Part part) {
        String known = words.get(part);
        if (known != null) return known;
        String said = HtmlText.of(text(part));
        words.put(part, said);
        return said;
    }

    /** From the data source, which shares the mail's one buffer: nested parts are not copied again and again. */
    private static List<BodyPart> taken(Part part) {
        ContentType type = MimeTree.contentType(part);
        String boundary = type == null ? null : type.getParameter("boundary");
        // the library takes all of them apart before it says how many there are
        if (boundary != null && tooMany(part, boundary)) {
            return new LooseBoundaries(boundary, false).parts(MimeTree.bytes(part), MOST + 1);
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
        List<BodyPart> loose = new LooseBoundaries(boundary, children.isEmpty()).parts(MimeTree.bytes(part), MOST + 1);
        return loose.size() > children.size() ? loose : children;
    }

    private static boolean tooMany(Part part, String boundary) {
        try (InputStream in = part.getInputStream()) {
            return new LooseBoundaries(boundary, false).moreThan(2 * MOST, in);
        } catch (IOException | MessagingException | RuntimeException e) {
            return false;
        }
    }
}
