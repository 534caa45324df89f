package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tributary.engine.store.schema.Tables.AGENT_SHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.notice.Bell;
import dev.tributary.engine.notice.NoticeWishes;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.routes.mail.GreenMailBox;
import dev.tributary.ui.kit.OpenHouse;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Section 1, Notifications, and section 3, online/away/offline with automatic away: "They tell of what came while you were
 * offline or too busy to answer. Two kinds, switchable per agent in settings. By e-mail and on the desktop."
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderNotificationsIT {
    private static final AccountKey SITE = new AccountKey(Channels.CHAT, "bell");

    /** Keeps what a page shows on the desktop, and lets the test say whether somebody looks at the page. */
    private static final String WATCHED = """
            window.shown = [];
            window.away = false;
            const Real = window.Notification;
            window.Notification = class extends Real {
              constructor(title, options) {
                super(title, options);
                window.shown.push({ title, body: options.body, open: () => this.dispatchEvent(new Event('click')) });
              }
            };
            document.hasFocus = () => !window.away;
            """;

    private Browsers browsers;
    private OpenHouse house;
    private GreenMailBox mail;
    private Agent olga;
    private Agent anna;

    @BeforeAll
    void open() {
        browsers = Browsers.open();
        mail = GreenMailBox.start();
        house = OpenHouse.open();
        olga = house.owner();
        anna = house.hire("anna@shop.example", "Anna Kiss", Role.AGENT);
        house.bean(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterAll
    void close() {
        if (house != null) house.close();
        if (mail != null) mail.close();
        if (browsers != null) browsers.close();
    }

    private Page signIn(BrowserContext context, String email) {
        return OpenDesk.signIn(house, context, email);
    }

    private UUID write(String visitor, String text) {
        return ((IntakeResult.Stored) house.bean(Intake.class)
                        .accept(Incoming.chat(SITE, visitor, UUID.randomUUID().toString())
                                .named(visitor)
                                .text(text)
                                .build()))
                .conversationId();
    }

    private Presence presence(Agent agent) {
        return house.bean(People.class).agent(agent.id()).orElseThrow().presence();
    }

    private static void look(Page page, boolean away) {
        page.evaluate("away => { window.away = away; window.dispatchEvent(new Event('house-ask')); }", away);
    }

    private void sender(String host) {
        HouseSettings settings = house.bean(HouseSettings.class);
        settings.change(
                olga.id(),
                new HouseSettings.Values(
                        house.address(),
                        false,
                        host,
                        Integer.parseInt(mail.settings().value("smtpPort")),
                        "none",
                        "",
                        host.isEmpty() ? "" : "desk@shop.example"),
                null);
    }

    @Test
    void anOfflineMessageComesByMailAndStandsAtTheBell() throws Exception {
        sender("localhost");
        Agent eva = house.hire(GreenMailBox.CUSTOMER, "Eva Nagy", Role.AGENT);
        UUID conversation = write("Offline Ottó", "Is my card 4111 1111 1111 1111 charged?");
        house.bean(Desk.class).assign(olga.id(), conversation, Set.of(eva.id()), null);
        write("Offline Ottó", "Hello? 4111 1111 1111 1111");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !mail.customersMails().isEmpty());
        MimeMessage first = mail.customersMails().getFirst();
        // both messages may be told by one mail, whose subject is how many they are
        assertThat(first.getSubject() + "\n" + first.getContent())
                .contains("Offline Ottó")
                .contains("/inbox/all/" + conversation)
                .doesNotContain("4111 ");

        try (BrowserContext context = browsers.somebody("en-GB")) {
            Page page = signIn(context, GreenMailBox.CUSTOMER);
            assertThat(page.locator("#rail-bell .rail-badge")).not().isEmpty();
            page.locator("#rail-bell").click();
            Locator line = page.locator(".bell-line").filter(with("Offline Ottó"));
            assertThat(line).containsText("Offline message: Hello? •••• •••• •••• 1111");
            Browsers.pictures(page, "order-bell");
            Axe.assertClean(page);
            line.click();
            page.waitForURL("**/inbox/all/" + conversation);
            assertThat(page.locator("tributary-thread")).containsText("Hello?");
            page.locator("#rail-bell").click();
            assertThat(page.locator(".bell-line").filter(with("Offline Ottó")))
                    .not()
                    .hasAttribute("data-unread", "");
        }
    }

    private static Locator.FilterOptions with(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void theDesktopShowsItOnceWhileNobodyLooksAndAClickOpensIt() {
        UUID group = house.bean(People.class)
                .addGroup(olga.id(), "desktop", "Desktop", Set.of(olga.id()))
                .id();
        // else the first message alone would be told as one that came while she was offline, and the bell counts
        // conversations
        house.bean(People.class).setPresence(olga.id(), Presence.ONLINE);
        UUID conversation = write("Desktop Dóra", "First");
        house.bean(Desk.class).assign(olga.id(), conversation, Set.of(), group);
        try (BrowserContext context = browsers.somebody("en-GB")) {
            context.grantPermissions(List.of("notifications"));
            context.addInitScript(WATCHED);
            Page one = signIn(context, "olga@shop.example");
            Page two = context.newPage();
            two.navigate(house.address() + "/inbox/primary");
            two.locator("vaadin-grid").waitFor();
            assertThat(one.evaluate("Notification.permission")).isEqualTo("granted");

            // somebody looks at one of them: the bell is enough
            look(one, true);
            int before = house.bean(Bell.class).unread(olga.id());
            write("Desktop Dóra", "While you look");
            await().until(() -> house.bean(Bell.class).unread(olga.id()) > before);
            assertThat(two.locator("#rail-bell .rail-badge")).not().isEmpty();
            assertThat(shown(one) + shown(two)).isZero();

            look(two, true);
            // the last word on where each page is has arrived
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            write("Desktop Dóra", "My card is 4111 1111 1111 1111");
            await().until(() -> shown(one) + shown(two) == 1);
            Page teller = shown(one) == 1 ? one : two;
            assertThat(teller.evaluate("shown[0].title")).isEqualTo("Desktop Dóra");
            assertThat(teller.evaluate("shown[0].body")).isEqualTo("New message: My card is •••• •••• •••• 1111");
            teller.evaluate("shown[0].open()");
            teller.waitForURL("**/inbox/all/" + conversation);
            assertThat(teller.locator("tributary-thread")).containsText("My card is");
            assertThat(shown(teller.equals(one) ? two : one)).as("never twice").isZero();
        }
    }

    private static int shown(Page page) {
        return ((Number) page.evaluate("(window.shown ?? []).length")).intValue();
    }

    @Test
    void bothKindsAreSwitchedInTheSettingsAndTheBrowserIsAskedByAButton() {
        sender("");
        try (BrowserContext context = browsers.somebody("en-GB")) {
            context.addInitScript("window.asked = 0; Notification.requestPermission = async () => { window.asked++;"
                    + " return 'default'; };");
            Page page = signIn(context, "olga@shop.example");
            page.navigate(house.address() + "/settings/notices");
            assertThat(page.locator("#notices-no-mail")).containsText("No mail leaves this house yet");
            for (String box : List.of("offline-mail", "offline-desktop", "missed-mail", "missed-desktop"))
                assertThat(page.locator("#notices-" + box + " input")).isChecked();
            assertThat(page.evaluate("window.asked")).as("never by itself").isEqualTo(0);
            page.locator("#ask-permission").click();
            page.waitForFunction("window.asked === 1");
            page.locator("#notices-missed-mail input").uncheck();
            await().until(() ->
                    house.bean(Bell.class).wishes(olga.id()).equals(new NoticeWishes(true, true, false, true)));
            page.reload();
            assertThat(page.locator("#notices-missed-mail input")).not().isChecked();
            assertThat(page.locator("#notices-offline-mail input")).isChecked();
            Browsers.pictures(page, "order-notices-settings");
            Axe.assertClean(page);
        }
    }

    @Test
    void onlineAwayAndOfflineAreSeenByColleagues() {
        try (BrowserContext hers = browsers.somebody("en-GB");
                BrowserContext mine = browsers.somebody("hu-HU")) {
            Page page = signIn(mine, "olga@shop.example");
            page.navigate(house.address() + "/people");
            Locator row = page.locator("a.row").filter(with("Anna Kiss"));
            Page her = signIn(hers, "anna@shop.example");
            await().until(() -> presence(anna) == Presence.ONLINE);
            page.reload();
            assertThat(row.locator(".presence")).hasAttribute("data-is", "online");

            her.locator("#rail-me").click();
            assertThat(her.locator("#own-presence")).hasText("Online");
            Browsers.pictures(her, "order-presence-menu");
            Axe.assertClean(her);
            her.locator("#toggle-away").click();
            await().until(() -> presence(anna) == Presence.AWAY);
            assertThat(her.locator("#rail-me .presence")).hasAttribute("data-is", "away");
            page.reload();
            assertThat(row.locator(".presence")).hasAttribute("data-is", "away");
            Browsers.pictures(page, "order-presence-people");
            Axe.assertClean(page);
            her.locator("#rail-me").click();
            her.locator("#toggle-away").click();
            await().until(() -> presence(anna) == Presence.ONLINE);

            // nobody has touched anything for long
            becomes(Presence.AWAY, AGENT_SHIFT.ACTIVE_AT, Duration.ofMinutes(11));
            her.mouse().move(300, 300);
            her.evaluate("window.dispatchEvent(new Event('house-ask'))");
            await().until(() -> presence(anna) == Presence.ONLINE);
        }
        // her browser is closed: she has a moment to come back
        becomes(Presence.OFFLINE, AGENT_SHIFT.HERE_UNTIL, Duration.ZERO);
    }

    /** Sets back one of Anna's moments, again and again: her screen may still tell of the last thing that it saw. */
    private void becomes(Presence presence, TableField<?, OffsetDateTime> moment, Duration ago) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            house.bean(DSLContext.class)
                    .update(AGENT_SHIFT)
                    .set(moment, OffsetDateTime.now(ZoneOffset.UTC).minus(ago))
                    .where(AGENT_SHIFT.AGENT_ID.eq(anna.id()))
                    .execute();
            return presence(anna) == presence;
        });
    }
}
