package dev.tributary.routes.mail.tnef;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Opens RTF that is compressed against a window of 4 kB (MS-OXRTFCP). What comes out is bounded. */
final class CompressedRtf {
    private static final int COMPRESSED = 0x75465a4c;
    private static final int PLAIN = 0x414c454d;
    private static final int WINDOW = 4096;
    private static final int LARGEST = 4 * 1024 * 1024;
    /** What every RTF text begins with is in the window from the start. */
    private static final byte[] START =
            ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
                            + "\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0"
                            + "\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
                    .getBytes(StandardCharsets.US_ASCII);

    private CompressedRtf() {}

    /** The RTF, as far as it can be read; nothing when it is of another kind. */
    static byte[] open(byte[] compressed) {
        Bytes in = new Bytes(compressed);
        try {
            in.skip(4);
            int size = Math.clamp(in.i32(), 0, LARGEST);
            int kind = in.i32();
            in.skip(4);
            if (kind == PLAIN) return in.part(Math.min(size, in.left())).rest();
            return kind == COMPRESSED ? open(in, size) : new byte[0];
        } catch (Bytes.Short e) {
            return new byte[0];
        }
    }

    private static byte[] open(Bytes in, int size) {
        byte[] window = new byte[WINDOW];
        System.arraycopy(START, 0, window, 0, START.length);
        int end = START.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(size, 64 * 1024));
        while (in.left() > 0 && out.size() < size) {
            int flags = in.u8();
            for (int bit = 0; bit < 8 && in.left() > 0 && out.size() < size; bit++) {
                if ((flags >> bit & 1) == 0) {
                    end = put(window, end, in.u8(), out);
                    continue;
                }
                if (in.left() < 2) return out.toByteArray();
                int reference = in.u8() << 8 | in.u8();
                int offset = reference >> 4;
                // a reference to where the next byte goes is the end
                if (offset == end) return out.toByteArray();
                int length = (reference & 0xf) + 2;
                for (int i = 0; i < length; i++) {
                    end = put(window, end, window[(offset + i) % WINDOW] & 0xff, out);
                }
            }
        }
        return out.toByteArray();
    }

    private static int put(byte[] window, int end, int value, ByteArrayOutputStream out) {
        window[end] = (byte) value;
        out.write(value);
        return (end + 1) % WINDOW;
    }
}
