package dev.tributary.routes.mail.tnef;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files as Outlook packs them, and files that only look so. */
class TnefTest {
    private static final int TITLE = 0x18010;
    private static final int DATA = 0x6800f;
    private static final int NEXT = 0x69002;
    private static final int FILE_PROPERTIES = 0x69005;
    private static final int PROPERTIES = 0x69003;

    @Test
    void filesComeOutWithTheirNamesInAnyCodePage() {
        Writer mail = new Writer()
                .attribute(0x69007, new Writer().i32(1250).i32(0).bytes())
                .attribute(NEXT, new byte[14])
                .attribute(TITLE, "\u0171rlap.txt\0".getBytes(Charset.forName("windows-1250")))
                .attribute(DATA, "one".getBytes(UTF_8))
                .attribute(NEXT, new byte[14])
                .attribute(TITLE, "SHORT~1.TXT\0".getBytes(UTF_8))
                .attribute(DATA, "two".getBytes(UTF_8))
                .attribute(FILE_PROPERTIES, text(0x3707, "\u30c6\u30b9\u30c8 long.txt"));
        Unpacked unpacked = Tnef.unpack(mail.whole()).orElseThrow();
        assertThat(unpacked.files())
                .extracting(Packed::name)
                .containsExactly("\u0171rlap.txt", "\u30c6\u30b9\u30c8 long.txt");
        assertThat(new String(unpacked.files().getLast().bytes(), UTF_8)).isEqualTo("two");
    }

    @Test
    void theTextOfTheMailComesOutOfCompressedRtf() {
        byte[] hello = HexFormat.of()
                .parseHex(
                        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0");
        Unpacked unpacked = Tnef.unpack(new Writer()
                        .attribute(PROPERTIES, binary(0x1009, hello))
                        .whole())
                .orElseThrow();
        assertThat(unpacked.text()).isEqualTo("hello world");
    }

    @Test
    void htmlThatIsWrappedInRtfIsUnwrapped() {
        String rtf = "{\\rtf1\\ansi\\ansicpg1250\\fromhtml1 {\\fonttbl{\\f0 Arial;}}"
                + "{\\*\\htmltag64 <p>}\\htmlrtf \\par \\htmlrtf0 h\\'e1rom {\\*\\htmltag84 <b>}\\u337?t{\\*\\htmltag92 </b>}"
                + "{\\*\\mhtmltag1 x}{\\*\\htmltag72 </p>}}";
        byte[] bytes = rtf.getBytes(UTF_8);
        byte[] plain = new Writer()
                .i32(bytes.length + 12)
                .i32(bytes.length)
                .i32(0x414c454d)
                .i32(0)
                .raw(bytes)
                .bytes();
        Unpacked unpacked = Tnef.unpack(new Writer()
                        .attribute(PROPERTIES, binary(0x1009, plain))
                        .whole())
                .orElseThrow();
        assertThat(unpacked.html()).isEqualTo("<p>h\u00e1rom <b>\u0151t</b></p>");
    }

    @Test
    void whatIsNoneIsLeftAsItIs() {
        assertThat(Tnef.unpack(new byte[0])).isEmpty();
        assertThat(Tnef.unpack("no winmail.dat".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void whatIsBrokenIsReadAsFarAsItGoesAndNeverThrows() {
        byte[] whole = new Writer()
                .attribute(NEXT, new byte[14])
                .attribute(DATA, new byte[300])
                .attribute(FILE_PROPERTIES, text(0x3707, "a.txt"))
                .attribute(PROPERTIES, binary(0x1009, new byte[40]))
                .whole();
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            byte[] broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int i = random.nextInt(6); i > 0; i--) broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            Tnef.unpack(broken)
                    .ifPresent(unpacked -> assertThat(unpacked.files().size()).isLessThan(201));
            byte[] rtf = new byte[200];
            random.nextBytes(rtf);
            new Writer().i32(200).i32(Integer.MAX_VALUE).i32(0x75465a4c).i32(0).copyTo(rtf);
            assertThat(RtfText.of(CompressedRtf.open(rtf)).text().length()).isLessThan(10_000);
        }
    }

    private static byte[] text(int id, String value) {
        return property(0x1f, id, (value + "\0").getBytes(UTF_16LE));
    }

    private static byte[] binary(int id, byte[] value) {
        return property(0x102, id, value);
    }

    private static byte[] property(int type, int id, byte[] value) {
        Writer writer =
                new Writer().i32(1).u16(type).u16(id).i32(1).i32(value.length).raw(value);
        return writer.raw(new byte[(4 - value.length % 4) % 4]).bytes();
    }

    private static final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Writer u16(int value) {
            out.write(value);
            out.write(value >> 8);
            return this;
        }

        Writer i32(int value) {
            return u16(value).u16(value >> 16);
        }

        Writer raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Writer attribute(int id, byte[] value) {
            out.write(id == PROPERTIES ? 1 : 2);
            return i32(id).i32(value.length).raw(value).u16(0);
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        void copyTo(byte[] start) {
            System.arraycopy(bytes(), 0, start, 0, out.size());
        }

        byte[] whole() {
            return new Writer().i32(0x223e9f78).u16(1).raw(bytes()).bytes();
        }
    }
}
