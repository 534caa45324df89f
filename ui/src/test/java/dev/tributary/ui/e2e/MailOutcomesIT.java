package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tributary.engine.channel.ChannelAccounts;
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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a mail that an agent wrote is said beside it, while they look. */
@Tag("slow")
class MailOutcomesIT {
    private static final String MAIL = """
            From: Eva Nagy <eva@customer.example>
            To: support@shop.example
            Message-ID: <1@customer.example>
            Subject: Where is my parcel?

            It should be here.
            """;

    @Test
    void aMailThatIsLateAndThenComesBackSaysSoWithTheReason() throws Exception {
        try (Browsers browsers = Browsers.open();
                GreenMailBox mail = GreenMailBox.start();
                OpenHouse house = OpenHouse.open();
                BrowserContext context = browsers.somebody("en-GB")) {
            UUID account = house.bean(ChannelAccounts.class)
                    .addByOperator(new AccountKey(Channels.EMAIL, GreenMailBox.ADDRESS), "Shop", mail.settings())
                    .id();
            mail.deliver(MAIL);
            UUID owner = house.owner().id();
            Inbox inbox = house.bean(Inbox.class);
            UUID conversation = await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> inbox.page(owner, Queue.ALL, 0, 10), rows -> rows.size() == 1)
                    .stream()
                    .map(ConversationRow::id)
                    .findFirst()
                    .orElseThrow();
            Page page = OpenDesk.signIn(house, context, house.owner().email());
            page.navigate(house.address() + "/inbox/all/" + conversation);
            Locator thread = page.locator("tributary-thread");
            assertThat(thread).containsText("It should be here.");

            house.bean(Desk.class)
                    .reply(
                            owner,
                            conversation,
                            new Reply(account, null, null, Unmasked.of("Tomorrow."), List.of(), Long.MAX_VALUE, true));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> mail.customersMails().size() == 1);
            String id = mail.customersMails().getFirst().getMessageID();

            mail.deliver(report(id, "delayed", "451 4.4.1 no answer from host"));
            assertThat(thread.locator(".state.late")).hasText("late");
            assertThat(thread.locator(".failure")).containsText("no answer from host");
            Browsers.pictures(page, "mail-late");
            Axe.assertClean(page);

            mail.deliver(report(id, "failed", "552 5.2.2 over quota"));
            assertThat(thread.locator(".state.failed")).hasText("not delivered");
            assertThat(thread.locator(".failure")).containsText("The mailbox is full.");
            assertThat(thread.locator(".failure")).containsText("552 5.2.2 over quota");
            Browsers.pictures(page, "mail-not-delivered");
            Axe.assertClean(page);
        }
    }

    private static String report(String id, String action, String said) {
        return """
                From: MAILER-DAEMON@mx.example
                To: support@shop.example
                Message-ID: <%s@mx.example>
                Subject: Mail delivery status
                Content-Type: multipart/report; report-type=delivery-status; boundary=x

                --x

                About your message.
                --x
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; eva@customer.example
                Action: %s
                Diagnostic-Code: smtp; %s
                --x
                Content-Type: text/rfc822-headers

                Message-ID: %s
                --x--
                """.formatted(action, action, said, id);
    }
}
