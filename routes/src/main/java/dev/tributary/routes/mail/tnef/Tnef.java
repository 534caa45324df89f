package dev.tributary.routes.mail.tnef;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Unpacks {@code winmail.dat}. Never throws; files of mails inside are files of the mail. One use, one thread. */
public final class Tnef {
    private static final int SIGNATURE = 0x223e9f78;
    private static final int MOST_FILES = 200;
    private static final int DEEPEST = 4;
    /** An object begins with the name of its interface. */
    private static final int INTERFACE = 16;

    private static final int OEM_CODE_PAGE = 0x9007;
    private static final int TEXT = 0x800c;
    private static final int MESSAGE_PROPERTIES = 0x9003;
    private static final int NEXT_FILE = 0x9002;
    private static final int FILE_TITLE = 0x8010;
    private static final int FILE_DATA = 0x800f;
    private static final int FILE_PROPERTIES = 0x9005;

    private final int depth;
    private final List<Packed> files = new ArrayList<>();
    private Charset charset = charset(1252);
    private @Nullable String text;
    private @Nullable String html;
    private @Nullable String title;
    private byte @Nullable [] data;
    private @Nullable Properties properties;

    private Tnef(int depth) {
        this.depth = depth;
    }

    /** What is in these bytes, or empty when they are nothing of the kind. */
    public static Optional<Unpacked> unpack(byte[] bytes) {
        return unpack(new Bytes(bytes), 0);
    }

    private static Optional<Unpacked> unpack(Bytes in, int depth) {
        Tnef tnef = new Tnef(depth);
        try {
            if (in.left() < 6 || in.i32() != SIGNATURE) return Optional.empty();
            in.skip(2);
            while (in.left() > 9) {
                in.skip(1);
                int id = in.u16();
                in.skip(2);
                int length = in.i32();
                // what announces more than there is holds what there is
                boolean whole = length >= 0 && length <= in.left();
                tnef.attribute(id, in.part(whole ? length : in.left()));
                if (in.left() >= 2) in.skip(2);
            }
        } catch (Bytes.Short e) {
            // read as far as it goes
        }
        tnef.finishFile();
        return Optional.of(new Unpacked(tnef.text, tnef.html, tnef.files));
    }

    private void attribute(int id, Bytes value) {
        switch (id) {
            case OEM_CODE_PAGE -> charset = charset(value.i32());
            case TEXT -> text = value.text(charset);
            case MESSAGE_PROPERTIES -> body(Properties.read(value, charset));
            case NEXT_FILE -> finishFile();
            case FILE_TITLE -> title = value.text(charset);
            case FILE_DATA -> data = value.rest();
            case FILE_PROPERTIES -> properties = Properties.read(value, charset);
            default -> {}
        }
    }

    private void body(Properties message) {
        if (text == null) text = message.text(Properties.BODY);
        byte[] markup = message.binary(Properties.HTML);
        if (markup != null) html = new String(markup, charset);
        byte[] rtf = message.binary(Properties.RTF);
        if (rtf == null || html != null) return;
        RtfText read = RtfText.of(CompressedRtf.open(rtf));
        if (read.html()) html = read.text();
        else if (text == null && !read.text().isBlank()) text = read.text();
    }

    private void finishFile() {
        Properties told = properties;
        byte[] bytes = data;
        byte[] object = told == null ? null : told.binary(Properties.DATA);
        if (object != null && object.length > INTERFACE && bytes == null) {
            Bytes inner = new Bytes(object);
            inner.skip(INTERFACE);
            Optional<Unpacked> message =
                    depth < DEEPEST ? unpack(inner.part(inner.left()), depth + 1) : Optional.empty();
            message.ifPresent(found -> found.files().forEach(this::add));
            if (message.isEmpty()) bytes = object;
        }
        if (bytes != null) {
            String type = told == null ? null : told.text(Properties.MEDIA_TYPE);
            String contentId = told == null ? null : told.text(Properties.CONTENT_ID);
            add(new Packed(name(told), type, contentId, bytes));
        }
        title = null;
        data = null;
        properties = null;
    }

    private void add(Packed file) {
        if (files.size() < MOST_FILES) files.add(file);
    }

    /** The long name before the one of eight letters and three. */
    private @Nullable String name(@Nullable Properties told) {
        if (told != null) {
            for (int id : new int[] {Properties.LONG_NAME, Properties.DISPLAY_NAME, Properties.SHORT_NAME}) {
                String name = told.text(id);
                if (name != null) return name;
            }
        }
        return title == null || title.isBlank() ? null : title;
    }

    /** The charset of a Windows code page. */
    static Charset charset(int codePage) {
        String name = switch (codePage) {
            case 65001 -> "UTF-8";
            case 932 -> "windows-31j";
            case 936 -> "GB18030";
            case 949 -> "MS949";
            case 950 -> "Big5";
            case 20127, 28591 -> "windows-1252";
            case 28592 -> "ISO-8859-2";
            default -> codePage < 1000 ? "IBM" + codePage : "windows-" + codePage;
        };
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Charset.forName("windows-1252");
        }
    }
}
