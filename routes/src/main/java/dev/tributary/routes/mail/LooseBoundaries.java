package dev.tributary.routes.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a multipart body in which the library loses parts: whose boundaries have blanks or words behind them (RFC 2046
 * section 5.1.1, note to implementors), whose end is missing, or whose last part has no line between header and body. One
 * pass over the bytes.
 */
final class LooseBoundaries {
    private static final byte[] END = {'-', '-'};
    private static final byte[] LINE = {'\r', '\n'};

    private final byte[] mark;
    private final boolean anythingMayFollow;

    /**
     * A cutter for this boundary.
     *
     * @param anythingMayFollow whether a line that goes on behind the boundary is one; else only blanks may follow
     */
    LooseBoundaries(String boundary, boolean anythingMayFollow) {
        this.mark = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.anythingMayFollow = anythingMayFollow;
    }

    /** The parts, at most so many; none when there is no boundary. */
    List<BodyPart> parts(byte[] body, int most) {
        List<BodyPart> parts = new ArrayList<>();
        int from = -1;
        int line = 0;
        while (line < body.length && parts.size() < most) {
            int next = nextLine(body, line);
            if (boundary(body, line, next)) {
                if (from >= 0) add(parts, body, from, beforeLineEnd(body, from, line));
                if (startsWith(body, line + mark.length, END)) return parts;
                from = next;
            }
            line = next;
        }
        if (from >= 0 && from < body.length && parts.size() < most) add(parts, body, from, body.length);
        return parts;
    }

    /** Whether there are more boundaries than so many; reads no further than it has to, and keeps nothing. */
    boolean moreThan(int most, InputStream body) throws IOException {
        int found = 0;
        int matched = 0;
        byte[] buffer = new byte[16 * 1024];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') matched = 0;
                else if (matched >= 0) matched = buffer[i] == mark[matched] ? matched + 1 : -1;
                if (matched == mark.length) {
                    if (++found > most) return true;
                    matched = -1;
                }
            }
        }
        return false;
    }

    private boolean boundary(byte[] body, int line, int next) {
        if (!startsWith(body, line, mark)) return false;
        if (anythingMayFollow) return true;
        int at = line + mark.length;
        if (startsWith(body, at, END)) at += END.length;
        while (at < next && body[at] <= ' ') at++;
        return at == next;
    }

    private static int nextLine(byte[] body, int from) {
        int at = from;
        while (at < body.length && body[at] != '\n') at++;
        return Math.min(at + 1, body.length);
    }

    private static boolean startsWith(byte[] body, int at, byte[] mark) {
        if (at + mark.length > body.length) return false;
        for (int i = 0; i < mark.length; i++) if (body[at + i] != mark[i]) return false;
        return true;
    }

    /** The line end before a boundary belongs to the boundary. */
    private static int beforeLineEnd(byte[] body, int from, int boundary) {
        int end = boundary;
        if (end > from && body[end - 1] == '\n') end--;
        if (end > from && body[end - 1] == '\r') end--;
        return end;
    }

    private static void add(List<BodyPart> parts, byte[] body, int from, int to) {
        int header = endOfHeader(body, from, to);
        try {
            if (header < 0) {
                parts.add(new MimeBodyPart(new SharedByteArrayInputStream(body, from, to - from)));
                return;
            }
            ByteArrayOutputStream mended = new ByteArrayOutputStream(to - from + LINE.length);
            mended.write(body, from, header - from);
            mended.writeBytes(LINE);
            mended.write(body, header, to - header);
            parts.add(new MimeBodyPart(new SharedByteArrayInputStream(mended.toByteArray())));
        } catch (MessagingException e) {
            // a part whose header cannot be read at all says nothing
        }
    }

    /** Where a line that is no header field stands in the header and ends it; -1 when it ends as it should. */
    private static int endOfHeader(byte[] body, int from, int to) {
        for (int line = from; line < to; line = nextLine(body, line)) {
            int next = Math.min(nextLine(body, line), to);
            boolean colon = false;
            int at = line;
            while (at < next && !colon) colon = body[at++] == ':';
            boolean empty = beforeLineEnd(body, line, next) == line;
            if (empty) return -1;
            boolean goesOn = line > from && (body[line] == ' ' || body[line] == '\t');
            if (!colon && !goesOn) return line;
        }
        return -1;
    }
}
