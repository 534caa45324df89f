package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tributary.engine.store.schema.Tables.ATTENDANCE;
import static dev.tributary.engine.store.schema.Tables.NOTIFICATION;
import static dev.tributary.engine.store.schema.Tables.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.notice.Notice;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.visit.Attendance;
import dev.tributary.engine.visit.Watch;
import dev.tributary.routes.mail.GreenMailBox;
import dev.tributary.ui.kit.OpenHouse;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Section 1, Notifications, and section 2, Missed conversation: "the visitor's last message has no human answer, the
 * visitor's presence has been gone for 60 s and at least one agent who may take it was online. One notification per
 * conversation until somebody answers, batched over 5 minutes, cancelled by an answer."
 */
@Tag("slow")
class OrderMissedIT {
    private static final AccountKey SITE = new AccountKey(Channels.CHAT, "window");
    private static final String MIA = GreenMailBox.CUSTOMER;
    /**
     * Keeps what the page shows on the desktop, and says that its tab is in the background when the test says so: Playwright
     * has each page believe that it is in front.
     */
    private static final String WATCHED = """
            window.shown = [];
            window.behind = false;
            Object.defineProperty(document, 'visibilityState', { get: () => (window.behind ? 'hidden' : 'visible') });
            document.hasFocus = () => !window.behind;
            const Real = window.Notification;
            window.Notification = class extends Real {
              constructor(title, options) {
                super(title, options);
                window.shown.push(title + ': ' + options.body);
              }
            };
            """;

    private Browsers browsers;
    private OpenHouse house;
    private GreenMailBox mail;
    private UUID site;

    @BeforeEach
    void open() {
        browsers = Browsers.open();
        mail = GreenMailBox.start();
        house = OpenHouse.open();
        site = house.bean(ChannelAccounts.class)
                .addByOperator(SITE, "Window", new ChannelSettings(Map.of("origins", house.address()), Map.of()))
                .id();
        house.bean(HouseSettings.class)
                .change(
                        house.owner().id(),
                        new HouseSettings.Values(
                                house.address(),
                                false,
                                "localhost",
                                Integer.parseInt(mail.settings().value("smtpPort")),
                                "none",
                                "",
                                "desk@shop.example"),
                        null);
        house.hire(MIA, "Mia Tóth", Role.AGENT);
    }

    @AfterEach
    void close() {
        if (house != null) house.close();
        if (mail != null) mail.close();
        if (browsers != null) browsers.close();
    }

    @Test
    void missedConversationsComeTogetherOnTheDesktopAndByMailAndNotWhatWasAnswered() throws Exception {
        try (BrowserContext hers = browsers.somebody("en-GB")) {
            hers.grantPermissions(List.of("notifications"));
            hers.addInitScript(WATCHED);
            Page desk = signIn(hers);
            tab(desk, true);

            UUID lost = visitorWhoLeaves("Is the blue one in stock?");
            UUID answered = visitorWhoLeaves("Do you deliver to Győr?");
            UUID refused = visitorWhoLeaves("My card 4111 1111 1111 1111 was refused.");
            allHaveLeft(3);
            // of each the owner and Mia, by mail and on the desktop
            await().until(() -> waiting() == 3 * 2 * 2);
            house.bean(Desk.class)
                    .reply(
                            house.owner().id(),
                            answered,
                            new Reply(site, null, null, Unmasked.of("Yes, in two days."), List.of(), 0, true));
            fiveMinutesLater();

            await().until(() -> shown(desk).size() == 2);
            assertThat(shown(desk))
                    .allMatch(line -> line.contains("Missed conversation"))
                    .anyMatch(line -> line.contains("Is the blue one in stock?"))
                    .anyMatch(line -> line.contains("My card •••• •••• •••• 1111 was refused."));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !mail.customersMails().isEmpty());
            List<MimeMessage> mails = mail.customersMails();
            assertThat(mails).as("one mail of both").hasSize(1);
            assertThat(String.valueOf(mails.getFirst().getContent()))
                    .contains("The visitor has left the site.", lost.toString(), refused.toString())
                    .doesNotContain("4111 ", answered.toString());

            tab(desk, false);
            assertThat(desk.locator("#rail-bell .rail-badge")).not().isEmpty();
            desk.locator("#rail-bell").click();
            Locator lines = desk.locator(".bell-line");
            assertThat(lines).hasCount(2);
            assertThat(lines.first()).containsText("Missed conversation");
            Browsers.pictures(desk, "order-missed-bell");
            Axe.assertClean(desk);
        }
    }

    private static void tab(Page page, boolean behind) {
        page.evaluate(
                "behind => { window.behind = behind; document.dispatchEvent(new Event('visibilitychange')); }", behind);
    }

    private Page signIn(BrowserContext context) {
        Page page = OpenDesk.signIn(house, context, MIA);
        page.locator("#rail-bell").waitFor();
        return page;
    }

    /** Somebody writes into the box on a page of the shop and closes the browser. */
    private UUID visitorWhoLeaves(String text) {
        try (BrowserContext stranger = browsers.somebody("en-GB")) {
            VisitorBox.onPageOf(stranger, house.address(), "window").write(text);
            // a browser that never listened would be waited for longer
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !house.bean(Watch.class).listening().isEmpty());
            Inbox inbox = house.bean(Inbox.class);
            String masked = text.replace("4111 1111 1111", "•••• •••• ••••");
            return await().until(
                            () -> inbox.page(house.owner().id(), Queue.NEW, 0, 10).stream()
                                    .filter(row -> row.preview().contains(masked))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow()
                    .id();
        }
    }

    /** Their minute has passed. */
    private void allHaveLeft(int visitors) {
        DSLContext sql = house.bean(DSLContext.class);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> sql.fetchCount(ATTENDANCE) == visitors
                        && sql.fetch(ATTENDANCE).stream()
                                .allMatch(row -> row.getGoneAt()
                                        .isBefore(OffsetDateTime.now(ZoneOffset.UTC)
                                                .plus(Attendance.GRACE))));
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        sql.update(VISITOR).set(VISITOR.CREATED_AT, now.minusMinutes(2)).execute();
        sql.update(ATTENDANCE).set(ATTENDANCE.GONE_AT, now).execute();
        await().atMost(Duration.ofSeconds(20)).until(() -> sql.fetchCount(ATTENDANCE) == 0);
    }

    private int waiting() {
        return house.bean(DSLContext.class)
                .fetchCount(NOTIFICATION, NOTIFICATION.STATE.eq(Notice.State.WAITING.name()));
    }

    private void fiveMinutesLater() {
        house.bean(DSLContext.class)
                .update(NOTIFICATION)
                .set(NOTIFICATION.DUE_AT, OffsetDateTime.now(ZoneOffset.UTC))
                .where(NOTIFICATION.STATE.eq(Notice.State.WAITING.name()))
                .execute();
    }

    @SuppressWarnings("unchecked")
    private static List<String> shown(Page page) {
        return (List<String>) page.evaluate("window.shown");
    }
}
