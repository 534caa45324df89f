package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tributary.routes.demo.GraphStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The order's paragraph on channels, line by line, in the demo's house. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderChannelsIT {
    private static final String BLUE = "rgb(10, 124, 255)";
    private static final String RED = "rgb(196, 35, 26)";

    @TempDir
    static Path data;

    private RunningApp app;
    private GraphStandIn facebook;
    private Browsers browsers;
    private BrowserContext customer;
    private AgentScreen petra;

    @BeforeAll
    void start() throws IOException {
        browsers = Browsers.open();
        facebook = GraphStandIn.start(
                new GraphStandIn.StandInPage("777000777", "Lépés outlet", "outlet-token", "outlet-secret"),
                Clock.systemUTC());
        app = RunningApp.start(data, "--tributary.demo=true", "--tributary.messenger.graph-url=" + facebook.url());
        app.awaitLog("The sample conversations are in the inbox.");
        petra = AgentScreen.signIn(browsers.somebody("en-GB"), app.address(), "petra@lepes.example");
    }

    @AfterAll
    void stop() {
        if (petra != null) petra.close();
        if (app != null) app.close();
        if (facebook != null) facebook.close();
        if (browsers != null) browsers.close();
    }

    @BeforeEach
    void enter() {
        customer = browsers.somebody("en-GB");
        petra.queue("all");
    }

    @AfterEach
    void leave() {
        customer.close();
    }

    /** "An icon in the list and in the thread marks the platform: blue Messenger icon, red envelope, no icon for chat." */
    @Test
    void anIconMarksThePlatformInListAndThread() {
        VisitorBox.open(customer, app.address()).write("Which icon has the chat?");
        CustomerPage page = CustomerPage.open(customer, app.address());
        page.message("8101", "Márta Blue", "Which icon has Messenger?");
        page.mail("envelope@example.hu", "Edit Red", "Icons", "Which icon has mail?");

        Locator messenger = petra.row("Which icon has Messenger?").locator("svg.channel");
        assertThat(messenger).hasAttribute("aria-label", "Messenger");
        assertThat(messenger).hasCSS("color", BLUE);
        Locator envelope = petra.row("Which icon has mail?").locator("svg.channel");
        assertThat(envelope).hasAttribute("aria-label", "E-mail");
        assertThat(envelope).hasCSS("color", RED);
        assertThat(petra.row("Which icon has the chat?")).isVisible();
        assertThat(petra.row("Which icon has the chat?").locator("svg.channel")).hasCount(0);

        petra.open("Which icon has Messenger?");
        assertThat(petra.thread().locator("svg.channel.messenger").first()).hasCSS("color", BLUE);
        petra.open("Which icon has mail?");
        assertThat(petra.thread().locator("svg.channel.email").first()).hasCSS("color", RED);
        petra.open("Which icon has the chat?");
        assertThat(petra.thread().locator(".bubble")).not().hasCount(0);
        assertThat(petra.thread().locator("svg.channel")).hasCount(0);
        Browsers.pictures(petra.page(), "order-channel-icons");
    }

    /**
     * "One conversation may mix channels, so the channel is stored per message. Replies reach the customer where they wrote",
     * "an agent can write an e-mail from the conversation whenever an address is known, and the reply comes back into the
     * same conversation": the agent types the address into the card.
     */
    @Test
    void anEmailIsWrittenFromAChatAndItsAnswerComesBackToTheSameConversation() {
        VisitorBox box = VisitorBox.open(customer, app.address());
        box.write("Do you repair soles?");
        petra.open("Do you repair soles?");
        assertThat(petra.page().locator("tributary-composer .tab.email")).hasCount(0);
        Locator address = petra.page().locator("tributary-field[label='E-mail']");
        address.locator("button.value").click();
        address.locator("input").fill("sole@example.hu");
        petra.page().keyboard().press("Enter");

        petra.page().locator("tributary-composer .tab.email").click();
        Locator subject = petra.page().locator("tributary-composer input").first();
        assertThat(subject).hasValue("Your conversation with Lépés");
        subject.fill("Your soles");
        petra.answer("We do; here is the price list.");
        CustomerPage mailbox = CustomerPage.open(customer, app.address());
        CustomerPage.Letter letter = mailbox.letter("sole@example.hu", "here is the price list");
        assertThat(letter.subject()).isEqualTo("Your soles");
        mailbox.answer("sole@example.hu", "Sári Sole", letter, "Thank you, I will come on Monday.");
        assertThat(petra.thread()).containsText("I will come on Monday.");
        assertThat(petra.thread()).containsText("Do you repair soles?");
        assertThat(petra.thread().locator(".card")).hasCount(2);
        assertThat(petra.thread().locator(".card.out .to")).containsText("to sole@example.hu");

        petra.page().locator("tributary-composer .tab.chat").click();
        petra.answer("See you on Monday, in the chat again.");
        box.shows("See you on Monday, in the chat again.");
        assertThat(box.page().locator("tributary-chat [role=log]")).not().containsText("price list");
        Browsers.pictures(petra.page(), "order-channels-mixed");
    }

    /** "The visitor is told of the answer in the chat box at once (a closed box shows a badge)." */
    @Test
    void theVisitorIsToldAtOnceAndAClosedBoxShowsABadge() {
        VisitorBox box = VisitorBox.open(customer, app.address());
        box.write("Are you open on Sunday?");
        petra.open("Are you open on Sunday?");
        petra.answer("From ten to two.");
        box.shows("From ten to two.");
        box.page().keyboard().press("Escape");
        petra.answer("And there is coffee.");
        assertThat(box.page().locator("tributary-chat .launcher")).containsText("1");
        Browsers.pictures(box.page(), "order-closed-box-badge");
        box.page().locator("tributary-chat .launcher").click();
        box.shows("And there is coffee.");
    }

    /** "An admin connects a Facebook page first (token checked, page subscribed, callback URL and verify token shown)." */
    @Test
    void anAdminConnectsAFacebookPage() {
        try (AgentScreen reka = AgentScreen.signIn(browsers.somebody("hu-HU"), app.address(), "reka@lepes.example")) {
            Page page = reka.page();
            page.navigate(app.address() + "/accounts/add/messenger");
            page.locator("#field-pageId input").fill("777000777");
            page.locator("#field-pageToken input").fill("not-the-token");
            page.locator("#field-appSecret input").fill("outlet-secret");
            page.locator("#test-channel").click();
            assertThat(page.locator(".check-step.bad, .bad").first()).isVisible();
            page.locator("#field-pageToken input").fill("outlet-token");
            page.locator("#test-channel").click();
            assertThat(page.getByText("Minden működik.").first()).isVisible();
            page.locator("#save-account").click();
            page.waitForURL("**/accounts/account/**");
            assertThat(page.locator("#callback-url")).containsText("/channels/messenger/webhook");
            assertThat(page.locator("#verify-token")).containsText(java.util.regex.Pattern.compile("[0-9a-f]{32}"));
            Browsers.pictures(page, "order-messenger-connected");
            assertThat(List.of(page.content())).noneMatch(text -> text.contains("outlet-token"));
        }
    }
}
