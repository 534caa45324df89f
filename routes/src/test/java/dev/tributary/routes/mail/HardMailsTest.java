package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.routes.stream.StreamKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that are too much hurt nobody: not the memory, not the disk, not the mail behind them. */
@Tag("slow")
class HardMailsTest {
    private static final long LONGEST_MILLIS = 5000;

    @TempDir
    Path temporary;

    @Test
    void eachIsAMessageOrInQuarantineWithinFiveSecondsInHalfAGigabyte() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HardMails.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines =
                process.inputReader().lines().filter(HardMailsTest::told).toList();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(lines).hasSize(HardMails.all().size() + 2);
        assertThat(lines)
                .allSatisfy(line -> assertThat(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                        .as(line)
                        .isLessThan(LONGEST_MILLIS));
        assertThat(lines).anyMatch(line -> line.startsWith("hundred-megabytes quarantine:TOO_LARGE"));
        assertThat(lines).anyMatch(line -> line.startsWith("three-large-ones message"));
        System.err.println(String.join("\n", lines));
        try (Stream<Path> left = Files.list(temporary)) {
            // the virtual machine's own
            assertThat(left.filter(file -> !file.getFileName().toString().startsWith("hsperfdata")))
                    .isEmpty();
        }
    }

    private static boolean told(String line) {
        return line.contains(" message ") || line.contains(" report ") || line.contains(" quarantine:");
    }

    @Test
    void theMailBehindThemComesInTheSameLook() throws IOException {
        try (GreenMailBox box = GreenMailBox.start();
                StreamKit stream = new StreamKit();
                EngineKit kit = EngineKit.start(TestDatabase.H2, new FakeRuleCompiler(), stream.gateway());
                MailChannel mail = MailHouse.channel(kit)) {
            UUID owner = Seeds.in(kit).owner().id();
            ChannelAccounts accounts = kit.get(ChannelAccounts.class);
            stream.run(accounts, kit.get(EventFeed.class), kit.get(Intake.class), mail);
            for (String name : List.of("nested-multiparts", "ten-thousand-parts", "long-header-line")) {
                box.deliver(HardMails.all().get(name));
            }
            box.deliver("From: Eva <eva@customer.example>\nMessage-ID: <9@customer.example>\n\nI wait behind them.\n");
            ChannelAccount account =
                    accounts.addByOperator(new AccountKey("email", GreenMailBox.ADDRESS), "Shop", box.settings());
            await().atMost(Duration.ofSeconds(30)).until(() -> box.unseen() == 0);
            assertThat(kit.get(Quarantine.class).open()).isEqualTo(3);
            assertThat(kit.get(Inbox.class).page(owner, Queue.ALL, 0, 10)).hasSize(1);
            assertThat(account.id()).isNotNull();
        }
    }
}
