package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.ChannelHealth;
import dev.tributary.engine.channel.MailboxMarks;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Channels;
import dev.tributary.routes.mail.GreenMailBox;
import dev.tributary.ui.kit.OpenHouse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How far a mailbox is behind is said in words where it is set up. */
@Tag("slow")
class ChannelHealthIT {
    private static final String MAIL = """
            From: Eva Nagy <eva@customer.example>
            To: support@shop.example
            Message-ID: <1@customer.example>
            Subject: Where is my parcel?

            It should be here.
            """;

    @Test
    void aMailboxThatDoesNotSendAndIsNotReadSaysHowFarItIsBehind() throws Exception {
        try (Browsers browsers = Browsers.open();
                GreenMailBox mail = GreenMailBox.start();
                OpenHouse house = OpenHouse.open();
                BrowserContext context = browsers.somebody("en-GB")) {
            ChannelAccounts accounts = house.bean(ChannelAccounts.class);
            UUID account = accounts.addByOperator(
                            new AccountKey(Channels.EMAIL, GreenMailBox.ADDRESS),
                            "Shop",
                            mail.settings(Map.of("smtpPort", Integer.toString(nobody()))))
                    .id();
            mail.deliver(MAIL);
            UUID owner = house.owner().id();
            Inbox inbox = house.bean(Inbox.class);
            ConversationRow conversation = await().atMost(Duration.ofSeconds(30))
                    .until(() -> inbox.page(owner, Queue.ALL, 0, 10), rows -> rows.size() == 1)
                    .getFirst();
            house.bean(Desk.class)
                    .reply(
                            owner,
                            conversation.id(),
                            new Reply(account, null, null, Unmasked.of("Tomorrow."), List.of(), Long.MAX_VALUE, true));
            ChannelHealth health = house.bean(ChannelHealth.class);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> health.of(account)
                            .filter(now -> now.readTo() != null && now.unsent() == 1)
                            .isPresent());

            Page page = OpenDesk.signIn(house, context, house.owner().email());
            page.navigate(house.address() + "/accounts/account/" + account);
            assertThat(page.locator(".health-read")).containsText("Everything fetched that was there");
            assertThat(page.locator(".health-unsent")).containsText("Waiting to go out: 1, the oldest written");
            assertThat(page.locator(".health-read")).not().hasClass(Pattern.compile("bad"));
            Axe.assertClean(page);

            accounts.setPaused(owner, account, true);
            MailboxMarks marks = house.bean(MailboxMarks.class);
            // a look that was under way when it was paused still says how far it came
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                MailboxMarks.Mark mark = marks.mark(account, "INBOX").orElseThrow();
                marks.keep(
                        account,
                        "INBOX",
                        mark.readTo(mark.takenTo(), Instant.now().minus(Duration.ofMinutes(42))));
                page.reload();
                page.locator(".health-read").waitFor();
                return page.locator(".health-read.bad").isVisible();
            });
            assertThat(page.locator(".health-read")).containsText("42");
            Browsers.pictures(page, "channels-behind");
            Axe.assertClean(page);
        }
    }

    /** A port at which nobody listens. */
    private static int nobody() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }
}
