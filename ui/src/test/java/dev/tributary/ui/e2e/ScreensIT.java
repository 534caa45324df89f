package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tributary.engine.store.schema.Tables.ATTENDANCE;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.decision.EventTraces;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleExplanation;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.notice.Notice;
import dev.tributary.engine.notice.NoticeStore;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.visit.Attendance;
import dev.tributary.routes.mail.GreenMailBox;
import dev.tributary.ui.kit.OpenHouse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The door and the screens around the inbox, clicked through by an owner in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensIT {
    private static final String OLGA = "olga@shop.example";
    private static final long GRACE = Attendance.GRACE.toSeconds();

    private Browsers browsers;
    private OpenHouse house;
    private GreenMailBox mail;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    void open() {
        browsers = Browsers.open();
        mail = GreenMailBox.start();
        house = OpenHouse.open();
        // one for all tests: it keeps the scripts it has read and stays signed in
        context = browsers.somebody("en-GB");
        try (Page door = context.newPage()) {
            signIn(door, OLGA, OpenHouse.PASSWORD);
            door.waitForURL("**/inbox/**");
        }
    }

    @AfterAll
    void close() {
        if (house != null) house.close();
        if (mail != null) mail.close();
        if (browsers != null) browsers.close();
    }

    @BeforeEach
    void enter() {
        house.bean(People.class).changePreferences(house.owner().id(), "en", "system");
        page = context.newPage();
    }

    @AfterEach
    void leave() {
        page.close();
    }

    private void signIn(Page at, String email, String password) {
        at.navigate(house.address() + "/login");
        at.locator(".door-card input[name=username]").fill(email);
        at.locator(".door-card input[name=password]").fill(password);
        at.locator(".door-card button[type=submit]").click();
    }

    private void go(String path) {
        page.navigate(house.address() + path);
    }

    private Locator field(String id) {
        return page.locator("#" + id + " input");
    }

    private void choose(String select, String item) {
        page.locator("#" + select).click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(item).setExact(true))
                .click();
    }

    private void shows(String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    @Test
    void theDoorSaysThatSomethingIsWrongButNotWhat() {
        try (BrowserContext stranger = browsers.somebody("hu-HU")) {
            Page door = stranger.newPage();
            signIn(door, "nobody@shop.example", "whatever-it-is");
            assertThat(door.locator("#door-problem")).isVisible();
            Axe.assertClean(door);
            Browsers.pictures(door, "door-hu");
        }
    }

    @Test
    void aColleagueIsAddedAndChoosesAPasswordAtTheFirstVisit() {
        go("/people/agent/new");
        field("agent-email").fill("petra@shop.example");
        field("agent-name").fill("Petra Kovács");
        Browsers.pictures(page, "people-new");
        page.locator("#create-agent").click();
        String once = page.locator("#one-time-password").first().textContent().strip();
        assertThat(once).contains("-");
        try (BrowserContext hers = browsers.somebody("en-GB")) {
            Page petra = hers.newPage();
            signIn(petra, "petra@shop.example", once);
            petra.waitForURL("**/password");
            Locator fields = petra.locator("vaadin-password-field input");
            fields.nth(0).fill("három-cipő-kötve");
            fields.nth(1).fill("három-cipő-kötve");
            Axe.assertClean(petra);
            petra.locator("#keep-password").click();
            petra.waitForURL("**/inbox/**");
        }
        go("/people/agent/new");
        field("agent-email").fill("petra@shop.example");
        field("agent-name").fill("Another Petra");
        page.locator("#create-agent").click();
        shows("Somebody with this address is here already.");
    }

    @Test
    void aGroupIsAddedByClickingItsMembers() {
        house.hire("reka@shop.example", "Réka Bíró", Role.AGENT);
        go("/people/group/new");
        field("group-name").fill("Számlázás");
        field("group-name").press("Tab");
        assertThat(field("group-code")).hasValue("szamlazas");
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Réka Bíró"))
                .check();
        page.locator("#save-group").click();
        page.waitForURL("**/people/group/*-*");
        assertThat(page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Réka Bíró")))
                .isChecked();
        Axe.assertClean(page);
        Browsers.pictures(page, "people");
    }

    @Test
    void aMailboxIsTestedConnectedAndPaused() {
        ChannelSettings settings = mail.settings();
        go("/accounts/add/email");
        page.locator("#save-account").waitFor();
        Browsers.pictures(page, "channels-add-mailbox");
        for (String name : new String[] {"address", "imapHost", "imapPort", "imapUser", "smtpHost", "smtpPort"})
            field("field-" + name).fill(settings.value(name));
        choose("field-imapSecurity", "None");
        choose("field-smtpSecurity", "None");
        field("field-imapPassword").fill("not-this-one");
        page.locator("#test-channel").click();
        shows("does not accept the user name");
        field("field-imapPassword").fill(settings.secret("imapPassword"));
        page.locator("#test-channel").click();
        shows("Everything works.");
        Axe.assertClean(page);
        Browsers.pictures(page, "channels-add-mailbox-tested");
        page.locator("#save-account").click();
        page.waitForURL("**/accounts/account/**");
        page.locator("#pause-account").click();
        assertThat(page.locator("#pause-account")).containsText("Resume");
        Axe.assertClean(page);
        Browsers.pictures(page, "channels-account");
        page.locator("#pause-account").click();
        assertThat(page.locator("#pause-account")).containsText("Pause");
    }

    @Test
    void whatCouldNotBeReadIsListedAndTriedAgain() {
        ChannelAccount account = house.bean(ChannelAccounts.class)
                .addByOperator(
                        new AccountKey(Channels.EMAIL, "other@shop.example"),
                        "Other mailbox",
                        new ChannelSettings(Map.of("address", "other@shop.example"), Map.of()));
        house.bean(ChannelAccounts.class).setPaused(house.owner().id(), account.id(), true);
        Quarantine quarantine = house.bean(Quarantine.class);
        quarantine.put(
                account.id(), "<x@y>", "Quarantine, mail 3", Quarantine.Cause.TOO_MANY_PARTS, "It has 10000 parts.");
        quarantine.keep(
                account.id(),
                "m_7",
                "m_7",
                Quarantine.Cause.NOT_STORED,
                "The value is too long.",
                new Masker().mask(Unmasked.of("{\"mid\":\"m_7\",\"text\":\"where is my parcel?\"}"), MaskPlan.CARDS));
        go("/accounts/quarantine");
        page.getByText("As it came, card numbers hidden").click();
        shows("where is my parcel?");
        shows("Other mailbox: too many parts");
        shows("It has 10000 parts.");
        page.locator(".replay").first().click();
        shows("It will be tried again in a moment.");
        assertThat(quarantine.replayAsked(account.id())).hasSize(1);
        Axe.assertClean(page);
        Browsers.pictures(page, "channels-quarantine");
    }

    @Test
    void theHouseSendsATestMailOrSaysWhyNot() {
        go("/settings/mail");
        field("mail-from").fill("Desk <" + GreenMailBox.ADDRESS + ">");
        field("mail-host").fill("127.0.0.1");
        field("mail-port").fill("1");
        choose("mail-security", "None");
        page.locator("#test-mail").click();
        shows("does not answer on port 1.");
        field("mail-port").fill(mail.settings().value("smtpPort"));
        page.locator("#test-mail").click();
        shows("A test mail was sent to " + OLGA + ".");
        Axe.assertClean(page);
        Browsers.pictures(page, "settings-mail");
    }

    @Test
    void aVisitorWhoLeavesUnansweredIsMissedAndTheCardAndTheTraceSaySo() {
        house.bean(ChannelAccounts.class)
                .addByOperator(
                        new AccountKey(Channels.CHAT, "window"),
                        "Window",
                        new ChannelSettings(Map.of("origins", house.address()), Map.of()));
        house.bean(People.class).setPresence(house.owner().id(), Presence.ONLINE);
        DSLContext sql = house.bean(DSLContext.class);
        UUID conversation;
        try (BrowserContext stranger = browsers.somebody("en-GB")) {
            VisitorBox box = VisitorBox.onPageOf(stranger, house.address(), "window");
            box.write("Is anybody in the shop?");
            box.shows("Is anybody in the shop?");
            await().until(() -> sql.fetchCount(CONVERSATION) == 1 && whenGone(sql) > GRACE);
            conversation = sql.fetchSingle(CONVERSATION).getId();
            go("/inbox/all/" + conversation);
            assertThat(page.locator(".inbox-card-visit")).hasText("on the site now");
            Browsers.pictures(page, "visitor-here");
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> whenGone(sql) <= GRACE);
        // as if all of it had been a minute ago
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        sql.update(VISITOR).set(VISITOR.CREATED_AT, now.minusMinutes(2)).execute();
        sql.update(ATTENDANCE).set(ATTENDANCE.GONE_AT, now).execute();
        assertThat(page.locator(".inbox-card-visit")).containsText("left the site: ");
        Browsers.pictures(page, "visitor-left");
        assertThat(house.bean(NoticeStore.class).ofConversation(conversation))
                .filteredOn(notice -> notice.event().equals("visitorLeft"))
                .allMatch(notice -> notice.rule().equals("Missed conversation that nobody has"))
                .extracting(Notice::agent)
                .contains(house.owner().id());
        KeptTrace trace = house.bean(EventTraces.class).of(conversation, 10).getLast();
        assertThat(house.bean(RuleBooks.class)
                        .compiled(trace.activation())
                        .explain(trace.snapshot(), trace.verdicts(), Locale.ENGLISH))
                .filteredOn(RuleExplanation::fired)
                .extracting(rule -> rule.rule().name())
                .containsExactly("Missed conversation that nobody has");
    }

    /** In how many seconds the one visitor counts as gone. */
    private static long whenGone(DSLContext sql) {
        return sql.fetch(ATTENDANCE).stream()
                .mapToLong(
                        row -> Duration.between(Instant.now(), row.getGoneAt().toInstant())
                                .toSeconds())
                .findFirst()
                .orElse(Long.MIN_VALUE);
    }

    @Test
    void theLanguageIsChangedForTheWholePage() {
        // a session of its own: it goes on in Hungarian
        try (BrowserContext hers = browsers.somebody("en-GB")) {
            page.close();
            page = hers.newPage();
            signIn(page, OLGA, OpenHouse.PASSWORD);
            page.waitForURL("**/inbox/**");
            go("/settings/me");
            choose("own-language", "Magyar");
            assertThat(page).hasTitle(Pattern.compile("Beállítások.*"));
            Axe.assertClean(page);
            Browsers.pictures(page, "settings-me-hu");
            go("/accounts/add/email");
            page.locator("#save-account").waitFor();
            Browsers.pictures(page, "channels-add-mailbox-hu");
            go("/no/such/address");
            page.locator(".door-card").waitFor();
            Axe.assertClean(page);
            Browsers.pictures(page, "missing-hu");
        }
    }
}
