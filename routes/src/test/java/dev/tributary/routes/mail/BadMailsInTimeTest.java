package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.spi.AccountKey;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long mails that break rules keep the house busy: R10 of the checks. */
class BadMailsInTimeTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final AccountKey KEY = new AccountKey("email", "support@shop.example");

    @Test
    void noneIsReadForLonger() {
        MailParser parser = new MailParser(new FakeIds());
        for (Map.Entry<String, byte[]> one : BadMails.all().entrySet()) {
            long began = processorTime();
            read(parser, one.getValue());
            Duration taken = Duration.ofNanos(processorTime() - began);

            assertThat(taken).as(one.getKey()).isLessThan(LONGEST);
        }
    }

    private static void read(MailParser parser, byte[] mail) {
        try {
            ReadMail unused = parser.read(mail, KEY, "uid:1:1", Instant.EPOCH);
        } catch (UnreadableMailException e) {
            assertThat(e.reason()).isNotNull();
        }
    }

    /** Of this thread, so that a busy machine changes nothing. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
