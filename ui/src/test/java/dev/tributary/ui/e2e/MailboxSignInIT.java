package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tributary.engine.access.People;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Channels;
import dev.tributary.routes.mail.GreenMailBox;
import dev.tributary.routes.mail.oauth.TokenStandIn;
import dev.tributary.ui.kit.OpenHouse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An owner connects a mailbox by signing in at its provider, of which there is a stand-in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailboxSignInIT {
    private Browsers browsers;
    private OpenHouse house;
    private GreenMailBox mail;
    private TokenStandIn provider;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    void open() {
        browsers = Browsers.open();
        mail = GreenMailBox.start();
        provider = TokenStandIn.start(GreenMailBox.ADDRESS);
        // the one token that the server takes
        provider.alwaysGives(mail.settings().secret("imapPassword"));
        house = OpenHouse.open(
                "--tributary.mail.google.authorize-url=" + provider.authorizeUrl(),
                "--tributary.mail.google.token-url=" + provider.tokenUrl(),
                "--tributary.mail.google.imap=127.0.0.1:" + mail.imapPort() + ":none",
                "--tributary.mail.google.smtp=127.0.0.1:" + mail.settings().value("smtpPort") + ":none");
        HouseSettings settings = house.bean(HouseSettings.class);
        HouseSettings.Values now = settings.current();
        settings.change(
                house.owner().id(),
                new HouseSettings.Values(
                        house.address(),
                        now.proxyTrusted(),
                        now.mailHost(),
                        now.mailPort(),
                        now.mailSecurity(),
                        now.mailUser(),
                        now.mailFrom()),
                null);
        context = browsers.somebody("en-GB");
        page = OpenDesk.signIn(house, context, "olga@shop.example");
    }

    @AfterAll
    void close() {
        if (house != null) house.close();
        if (provider != null) provider.close();
        if (mail != null) mail.close();
        if (browsers != null) browsers.close();
    }

    @BeforeEach
    void enter() {
        house.bean(People.class).changePreferences(house.owner().id(), "en", "system");
    }

    @AfterEach
    void forget() {
        context.pages().stream().filter(other -> other != page).toList().forEach(Page::close);
    }

    @Test
    void aMailboxOfGoogleIsConnectedByTwoClicksAtGoogle() {
        page.navigate(house.address() + "/accounts/add/email");
        field("field-address").fill(GreenMailBox.ADDRESS);
        choose("field-signIn", "Google");
        assertThat(page.locator("#field-imapHost")).isHidden();
        assertThat(page.locator("#field-tenant")).isHidden();
        assertThat(page.locator("#redirect-uri")).hasText(house.address() + "/signed-in");
        page.locator("#sign-in-there").click();
        shows("The client ID is missing.");
        field("field-clientId").fill(TokenStandIn.CLIENT_ID);
        field("field-clientSecret").fill("not-this-one");

        Page google = context.waitForPage(() -> page.locator("#sign-in-there").click());
        Browsers.pictures(page, "channels-sign-in-google");
        google.locator("#refuse").click();
        assertThat(google.locator("h1")).hasText("It did not work");
        shows("The provider says: access_denied");

        google = context.waitForPage(() -> page.locator("#sign-in-there").click());
        google.locator("#agree").click();
        assertThat(google.locator("h1")).hasText("It did not work");
        shows("Google does not accept the client ID with this client secret.");

        field("field-clientSecret").fill(TokenStandIn.CLIENT_SECRET);
        google = context.waitForPage(() -> page.locator("#sign-in-there").click());
        google.locator("#agree").click();
        assertThat(google.locator("h1")).hasText("Signed in");
        Browsers.pictures(google, "channels-sign-in-done");
        // once
        google.reload();
        assertThat(google.locator("h1")).hasText("Nobody waits for this answer");
        shows("Google gave access. Save to keep it.");
        assertThat(page.content()).doesNotContain(provider.refreshToken());

        page.locator("#test-channel").click();
        shows("The folder INBOX is there");
        page.locator("#field-signIn").scrollIntoViewIfNeeded();
        Browsers.pictures(page, "channels-sign-in-filled");
        page.locator("#save-account").click();
        page.waitForURL("**/accounts/account/**");
        ChannelAccounts accounts = house.bean(ChannelAccounts.class);
        ChannelAccount account = accounts.byKey(new AccountKey(Channels.EMAIL, GreenMailBox.ADDRESS))
                .orElseThrow();
        assertThat(accounts.settings(account.id()).secrets())
                .containsEntry("refreshToken", provider.refreshToken())
                .containsEntry("clientSecret", TokenStandIn.CLIENT_SECRET)
                .hasSize(2);
        mail.deliver("From: eva@customer.example\nMessage-ID: <1@customer.example>\nSubject: Hello\n\nhello\n");
        await().atMost(Duration.ofSeconds(40))
                .until(() -> house.bean(Inbox.class)
                                .page(house.owner().id(), Queue.ALL, 0, 10)
                                .size()
                        == 1);

        int asked = provider.asked().size();
        provider.replaceRefreshToken("of somebody else");
        provider.alwaysGives("another");
        house.bean(People.class).changePreferences(house.owner().id(), "hu", "system");
        house.bean(ChannelAccounts.class)
                .change(house.owner().id(), account.id(), "Shop", accounts.settings(account.id()));
        await().atMost(Duration.ofSeconds(40))
                .until(() -> accounts.account(account.id()).orElseThrow().state() == ChannelAccount.State.RECONNECT);
        page.navigate(house.address() + "/accounts/account/" + account.id());
        shows("A(z) Google már nem fogadja el ezt a bejelentkezést");
        Browsers.pictures(page, "channels-sign-in-ended");
        // once, and once more when its routes started anew because of that
        assertThat(provider.asked().size() - asked).isBetween(1, 2);
    }

    @Test
    void anAnswerThatNobodyWaitsForChangesNothing() {
        int asked = provider.asked().size();
        page.navigate(house.address() + "/signed-in?state=made-up&code=made-up");
        assertThat(page.locator("h1")).hasText("Nobody waits for this answer");
        assertThat(provider.asked()).hasSize(asked);
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
}
