package dev.tributary.routes.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.conversation.FileRow;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files made to be too much for whoever opens them are kept as they came and never opened: R12 of the checks. */
class BombsTest {
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final AccountKey KEY = new AccountKey("email", "support@shop.example");
    private static final int MEGABYTE = 1024 * 1024;

    private final EngineKit kit =
            EngineKit.start(TestDatabase.H2, new FakeRuleCompiler(), new RecordingGateway(), new FakeChannels());
    private final UUID owner = Seeds.in(kit).owner().id();
    private final MailParser parser = new MailParser(new FakeIds());

    BombsTest() {
        kit.get(ChannelAccounts.class).addByOperator(KEY, "Shop", new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void noneIsOpenedAndNoneCostsASecond() throws Exception {
        take("warm", mail("warm", "text/plain", "hello".getBytes(UTF_8)));
        for (Map.Entry<String, byte[]> bomb : files().entrySet()) {
            byte[] mail = mail(bomb.getKey(), "application/octet-stream", bomb.getValue());
            take(bomb.getKey(), mail);
            assertThat(stored(bomb.getKey())).as(bomb.getKey()).isEqualTo(bomb.getValue());
        }
    }

    @Test
    void aMailOfTooManyPartsOrTooDeepOnesIsPutAsideWithinASecond() throws Exception {
        take("warm", mail("warm", "text/plain", "hello".getBytes(UTF_8)));
        String parts = "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + "--x\n\nhi\n".repeat(10_000)
                + "--x--\n";
        assertThat(take("ten thousand parts", parts.getBytes(US_ASCII))).isEqualTo(Quarantine.Cause.TOO_MANY_PARTS);
        byte[] nested = HardMails.nestedText(8_000).getBytes(US_ASCII);
        assertThat(take("parts in parts", nested)).isEqualTo(Quarantine.Cause.TOO_DEEP);
    }

    /** The house's whole way for a mail; why it was put aside, or null. */
    private Quarantine.Cause take(String name, byte[] mail) throws Exception {
        long began = processorTime();
        Quarantine.Cause cause = null;
        try {
            kit.get(Intake.class)
                    .accept(parser.read(mail, KEY, name, Instant.EPOCH).event().orElseThrow());
        } catch (UnreadableMailException e) {
            cause = e.reason();
        }
        Duration taken = Duration.ofNanos(processorTime() - began);
        if (!name.equals("warm")) assertThat(taken).as(name).isLessThan(LONGEST);
        return cause;
    }

    /** Of this thread, so that a busy machine changes nothing. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private byte[] stored(String name) {
        Inbox inbox = kit.get(Inbox.class);
        FileRow row = inbox.page(owner, Queue.ALL, 0, 50).stream()
                .flatMap(one -> inbox.thread(owner, one.id(), Long.MAX_VALUE, 50).stream())
                .flatMap(message -> message.files().stream())
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
        return inbox.file(owner, row.id()).content();
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] zip = zipped(1, zeros(100));
        for (int depth = 0; depth < 4; depth++) zip = zipped(16, zip);
        files.put("sixteen in sixteen in sixteen.zip", zip);
        byte[] gzip = gzipped(zeros(10));
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 1000; i++) members.writeBytes(gzip);
        files.put("ten gigabytes.gz", gzipped(members.toByteArray()));
        byte[] encoded = zeros(1);
        for (int i = 0; i < 6; i++) encoded = Base64.getMimeEncoder().encode(encoded);
        files.put("base64 of base64", encoded);
        files.put("fifty thousand squared.png", picture(50_000));
        files.put("a billion laughs.svg", laughs().getBytes(UTF_8));
        return files;
    }

    private static byte[] zeros(int megabytes) {
        return new byte[megabytes * MEGABYTE];
    }

    private static byte[] zipped(int copies, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < copies; i++) {
                zip.putNextEntry(new ZipEntry(i + ".zip"));
                zip.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    /** So many dots wide and high, of one colour; only its beginning is there, which is all a viewer needs to make room. */
    private static byte[] picture(int side) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        chunk(
                bytes,
                "IHDR",
                ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 8).array());
        ByteArrayOutputStream dots = new ByteArrayOutputStream();
        try (OutputStream deflated = new DeflaterOutputStream(dots)) {
            deflated.write(zeros(1));
        }
        chunk(bytes, "IDAT", dots.toByteArray());
        chunk(bytes, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream bytes, String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(US_ASCII));
        sum.update(data);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        bytes.writeBytes(type.getBytes(US_ASCII));
        bytes.writeBytes(data);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static String laughs() {
        StringBuilder svg = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 10; i++) svg.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        return svg.append("]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a9;</text></svg>")
                .toString();
    }

    private static byte[] mail(String name, String type, byte[] file) {
        return ("From: eva@customer.example\nMessage-ID: <" + name.hashCode() + "@customer.example>\nSubject: " + name
                        + "\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nsee\n--x\nContent-Type: " + type
                        + "\nContent-Disposition: attachment; filename=\"" + name
                        + "\"\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(file) + "\n--x--\n")
                .getBytes(US_ASCII);
    }
}
