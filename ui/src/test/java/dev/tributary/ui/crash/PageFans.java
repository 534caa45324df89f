package dev.tributary.ui.crash;

import dev.tributary.engine.kit.crash.Customer;
import dev.tributary.engine.kit.crash.Letter;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Channels;
import dev.tributary.ui.rig.HttpLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** People who write to a Facebook page: signed webhooks on one connection. Meta repeats what was not answered with 200. */
final class PageFans implements Customer {
    static final AccountKey PAGE = new AccountKey(Channels.MESSENGER, "100200300");
    static final String SECRET = "an-app-secret";
    private static final int FANS = 7;

    private final HttpLine line;
    private final int first;
    private final Supplier<String> words;
    private int written;

    /** With a number that tells these fans from those of other connections. */
    PageFans(int port, int number) {
        this(port, number, () -> "Do you have these in 42?");
    }

    /** Who write these words, which need no escape in JSON. */
    PageFans(int port, int number, Supplier<String> words) {
        line = new HttpLine(port);
        first = 10_000 * (number + 1);
        this.words = words;
    }

    @Override
    public Letter write() {
        return new Message(line, first + written++ % FANS, "m_" + UUID.randomUUID(), words.get());
    }

    private record Message(HttpLine line, int fan, String mid, String text) implements Letter {
        @Override
        public Name name() {
            return new Name(PAGE, mid);
        }

        @Override
        public void handIn() throws IOException {
            byte[] body = """
                    {"object":"page","entry":[{"id":"%s","time":1764061200000,"messaging":[{"sender":{"id":"%d"},\
                    "recipient":{"id":"%s"},"timestamp":1764061200000,\
                    "message":{"mid":"%s","text":"%s"}}]}]}""".formatted(PAGE.account(), fan, PAGE.account(), mid, text)
                    .getBytes(StandardCharsets.UTF_8);
            HttpLine.Answer answer = line.post(
                    "/channels/messenger/webhook", "X-Hub-Signature-256: sha256=" + signature(body) + "\r\n", body);
            if (answer.status() != 200) throw new IOException("the webhook answered " + answer.status());
        }

        private static String signature(byte[] body) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return HexFormat.of().formatHex(mac.doFinal(body));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has HmacSHA256", e);
            }
        }
    }
}
