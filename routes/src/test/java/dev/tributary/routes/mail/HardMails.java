package dev.tributary.routes.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import dev.tributary.engine.spi.AccountKey;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;

/**
 * Mails made to be too much, and what becomes of each: run as a program of its own, so that its memory can be bounded.
 * Prints {@code name outcome milliseconds} for each, in processor time, so that a busy machine changes nothing.
 */
final class HardMails {
    private static final AccountKey KEY = new AccountKey("email", "support@shop.example");

    private HardMails() {}

    public static void main(String[] none) throws Exception {
        MailParser parser = new MailParser(new FakeIds());
        // the first mail pays for the loading of classes
        String unused = outcome(parser, "From: a@b.example\n\nhi\n".getBytes(UTF_8));
        for (Map.Entry<String, byte[]> one : all().entrySet()) {
            tell(one.getKey(), () -> outcome(parser, one.getValue()));
        }
        tell("hundred-megabytes", HardMails::fetched);
        byte[] large = large();
        tell("three-large-ones", () -> together(parser, large)); // of all three
    }

    /** Those that a mail server may hold. */
    static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> mails = new LinkedHashMap<>();
        mails.put("nested-multiparts", nested(8000));
        mails.put("ten-thousand-parts", parts(10_000));
        mails.put("long-header-line", text("X-Long: " + "x".repeat(1_000_000) + "\n\nhi\n"));
        mails.put("ten-thousand-recipients", text("To: " + "someone@else.example, ".repeat(10_000) + "\n\nhi\n"));
        mails.put(
                "circular-references", text("Message-ID: <a@b>\nReferences: <a@b> <a@b>\nIn-Reply-To: <a@b>\n\nhi\n"));
        mails.put("empty-multipart", text("Content-Type: multipart/mixed; boundary=x\n\n--x--\n"));
        mails.put("mails-in-mails", inside(2000));
        mails.put("deep-html", text("Content-Type: text/html\n\n" + "<div>".repeat(100_000) + "hi"));
        mails.put("deep-quotation", text("\n" + ">".repeat(100_000) + " hi\n"));
        mails.put(
                "many-addresses",
                text("From: MAILER-DAEMON@b.example\n\nnot delivered\n" + "a@b.c\"@=".repeat(50_000)));
        mails.put("compressed-file", attached(compressed()));
        return mails;
    }

    private static void tell(String name, Callable<String> read) throws Exception {
        long began = processorTime();
        String outcome = read.call();
        System.out.println(name + " " + outcome + " " + (processorTime() - began) / 1_000_000);
    }

    /** Of the whole program. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static String outcome(MailParser parser, byte[] mail) {
        try {
            ReadMail read = parser.read(mail, KEY, "uid:1:1", Instant.EPOCH);
            return read instanceof ReadMail.Letter ? "message" : "report";
        } catch (UnreadableMailException e) {
            return "quarantine:" + e.reason();
        }
    }

    /** A server that does not say how large a mail is, and goes on sending. */
    private static String fetched() throws Exception {
        MimeMessage endless = new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            public int getSize() {
                return -1;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                byte[] piece = new byte[64 * 1024];
                for (int i = 0; i < 1600; i++) out.write(piece);
            }
        };
        try {
            RawMail unused = RawMail.fetch(endless, Instant.EPOCH);
            return "message";
        } catch (UnreadableMailException e) {
            return "quarantine:" + e.reason();
        }
    }

    private static String together(MailParser parser, byte[] mail) throws InterruptedException, ExecutionException {
        List<Future<String>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 3; i++) all.add(threads.submit(() -> outcome(parser, mail)));
        }
        for (Future<String> one : all) if (!one.get().equals("message")) return one.get();
        return "message";
    }

    private static byte[] text(String rest) {
        return ("From: a@b.example\n" + rest).getBytes(UTF_8);
    }

    /** So many multiparts in each other. */
    static String nestedText(int depth) {
        return new String(nested(depth), UTF_8);
    }

    private static byte[] nested(int depth) {
        StringBuilder mail = new StringBuilder("From: a@b.example\n");
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        return mail.append("\nhi\n").toString().getBytes(UTF_8);
    }

    private static byte[] parts(int count) {
        return text("Content-Type: multipart/mixed; boundary=x\n\n" + "--x\n\nhi\n".repeat(count) + "--x--\n");
    }

    private static byte[] inside(int depth) {
        return text("Content-Type: message/rfc822\n\n".repeat(depth) + "hi\n");
    }

    private static byte[] large() {
        String line = "QUJD".repeat(19) + "\n";
        return attached(line.repeat(MailParser.LARGEST / line.length() - 100));
    }

    private static byte[] attached(String base64) {
        return text(
                "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nsee\n--x\nContent-Type: application/gzip; name=a.gz\n"
                        + "Content-Transfer-Encoding: base64\n\n" + base64 + "\n--x--\n");
    }

    /** Nothing is ever opened, so that a file of a hundred megabytes stands for one of ten gigabytes. */
    private static String compressed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 100; i++) gzip.write(zeros);
        }
        return Base64.getMimeEncoder().encodeToString(bytes.toByteArray());
    }
}
