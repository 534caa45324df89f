package dev.tributary.routes.mail.tnef;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list of MAPI properties, of which only those that hold text or bytes are kept, by their ids. */
final class Properties {
    static final int BODY = 0x1000;
    static final int RTF = 0x1009;
    static final int HTML = 0x1013;
    static final int DISPLAY_NAME = 0x3001;
    static final int DATA = 0x3701;
    static final int SHORT_NAME = 0x3704;
    static final int LONG_NAME = 0x3707;
    static final int MEDIA_TYPE = 0x370e;
    static final int CONTENT_ID = 0x3712;

    private static final int STRING = 0x1e;
    private static final int WIDE = 0x1f;
    private static final int OBJECT = 0x0d;
    private static final int BINARY = 0x102;
    private static final int MANY = 0x1000;
    private static final int NAMED = 0x8000;
    private static final int MOST = 10_000;

    private final Map<Integer, byte[]> binaries = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();

    private Properties() {}

    /** As many as can be read. */
    static Properties read(Bytes in, Charset charset) {
        Properties found = new Properties();
        try {
            int count = Math.min(in.i32(), MOST);
            for (int i = 0; i < count; i++) found.one(in, charset);
        } catch (Bytes.Short e) {
            // the rest is lost; what was read before is good
        }
        return found;
    }

    @Nullable
    String text(int id) {
        String text = texts.get(id);
        return text == null || text.isBlank() ? null : text;
    }

    byte @Nullable [] binary(int id) {
        return binaries.get(id);
    }

    private void one(Bytes in, Charset charset) {
        int type = in.u16();
        int id = in.u16();
        if (id >= NAMED) skipName(in);
        int single = type & ~MANY;
        int fixed = fixed(single);
        int values = fixed > 0 && single == type ? 1 : Math.min(in.i32(), MOST);
        for (int i = 0; i < values; i++) {
            if (fixed > 0) {
                in.skip(fixed);
                continue;
            }
            int length = in.length();
            Bytes value = in.part(length);
            in.fill(length);
            if (i > 0) continue;
            if (single == STRING) texts.putIfAbsent(id, value.text(charset));
            else if (single == WIDE) texts.put(id, value.wide());
            else binaries.putIfAbsent(id, value.rest());
        }
    }

    private static void skipName(Bytes in) {
        in.skip(16);
        if (in.i32() == 0) {
            in.skip(4);
            return;
        }
        int length = in.length();
        in.skip(length);
        in.fill(length);
    }

    /** How many bytes a value of this type takes; 0 when it says so itself. */
    private static int fixed(int type) {
        return switch (type) {
            case STRING, WIDE, OBJECT, BINARY -> 0;
            case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
            case 0x48 -> 16;
            default -> 4;
        };
    }
}
