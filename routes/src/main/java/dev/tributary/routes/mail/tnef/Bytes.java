package dev.tributary.routes.mail.tnef;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Little-endian numbers and stretches out of bytes from outside. What is not there is a {@link Short} of bytes. */
final class Bytes {
    private final byte[] bytes;
    private final int end;
    private int at;

    Bytes(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Bytes(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** There are fewer bytes than were announced. */
    static final class Short extends RuntimeException {
        private static final long serialVersionUID = 1;

        Short() {
            super("the bytes end too early", null, false, false);
        }
    }

    int left() {
        return end - at;
    }

    int u8() {
        need(1);
        return bytes[at++] & 0xff;
    }

    int u16() {
        return u8() | u8() << 8;
    }

    int i32() {
        return u16() | u16() << 16;
    }

    /** A length or a count: what is negative or more than there is cannot be one. */
    int length() {
        int length = i32();
        need(length);
        return length;
    }

    /** The next so many bytes, not copied. */
    Bytes part(int length) {
        need(length);
        Bytes part = new Bytes(bytes, at, at + length);
        at += length;
        return part;
    }

    void skip(int length) {
        need(length);
        at += length;
    }

    /** Skips what fills up a stretch of this length to a multiple of four; at the end it may be missing. */
    void fill(int length) {
        at = Math.min(end, at + ((4 - length % 4) % 4));
    }

    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, at, end);
        at = end;
        return rest;
    }

    /** The rest as text up to the first NUL. */
    String text(Charset charset) {
        String text = new String(rest(), charset);
        int nul = text.indexOf(0);
        return nul < 0 ? text : text.substring(0, nul);
    }

    String wide() {
        return text(StandardCharsets.UTF_16LE);
    }

    private void need(int length) {
        if (length < 0 || length > end - at) throw new Short();
    }
}
