package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.routes.demo.GraphStandIn.Fault;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only Messenger knows is seen by agents: what is answered, what was shared, what waits. */
@Tag("slow")
class MessengerScreensIT {
    private PageDesk page;
    private OpenDesk desk;

    @BeforeEach
    void start() {
        page = PageDesk.open();
        desk = page.desk();
    }

    @AfterEach
    void stop() {
        page.close();
    }

    private ConversationRow row() {
        return desk.bean(Inbox.class).page(desk.owner().id(), Queue.ALL, 0, 10).getFirst();
    }

    private void answer(String text) {
        Agent owner = desk.owner();
        desk.bean(Desk.class)
                .reply(
                        owner.id(),
                        row().id(),
                        new Reply(page.account(), null, null, Unmasked.of(text), List.of(), Long.MAX_VALUE, true));
    }

    private Page open(String locale) {
        Page screen = OpenDesk.signIn(
                desk.house(), desk.browsers().somebody(locale), desk.owner().email());
        desk.go(screen, "/inbox/all/" + row().id());
        return screen;
    }

    private static void seen(Page screen, String name) {
        Browsers.pictures(screen, name);
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            screen.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            Axe.assertClean(screen);
        }
    }

    private void customerSends(String mid, String text, JsonObject attachment) {
        page.facebook()
                .post(List.of(Json.createObjectBuilder()
                        .add("sender", Json.createObjectBuilder().add("id", "4711"))
                        .add("recipient", Json.createObjectBuilder().add("id", "777"))
                        .add("timestamp", Instant.now().toEpochMilli())
                        .add(
                                "message",
                                Json.createObjectBuilder()
                                        .add("mid", mid)
                                        .add("text", text)
                                        .add(
                                                "attachments",
                                                Json.createArrayBuilder().add(attachment)))
                        .build()));
    }

    @Test
    void anAnswerToOneMessageShowsWhichAndLeadsThere() {
        page.facebook()
                .post(List.of(page.facebook()
                        .written("4711", "Kiss Dóra", "m_first", "Do you have size 39?\nIn blue, if possible.")));
        for (int i = 0; i < 70; i++)
            page.facebook().customerWrites("4711", "Kiss Dóra", "And another question, number " + i);
        answer("Yes, two pairs in blue. My number is 4111 1111 1111 1111.");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> page.facebook().sent().size() == 1);
        String ours = page.facebook().sent().getFirst().id();
        page.facebook().customerAnswers("4711", "Kiss Dóra", ours, "And in red?");
        page.facebook().customerAnswers("4711", "Kiss Dóra", "m_first", "Still looking for these.");
        page.facebook().customerAnswers("4711", "Kiss Dóra", "m_gone", "Nobody knows what this answers.");

        Page screen = open("en-GB");
        Locator quotations = screen.locator("tributary-thread .answered");
        assertThat(quotations).hasCount(2);
        assertThat(quotations.first()).containsText("•••• •••• •••• 1111");
        assertThat(quotations.last().locator("b")).containsText("Kiss Dóra");
        assertThat(quotations.last())
                .hasAccessibleName(Pattern.compile("In reply to Kiss Dóra Do you have size 39\\?"));
        assertThat(quotations.last()).not().containsText("In blue");
        seen(screen, "messenger-answers");

        quotations.first().click();
        assertThat(screen.locator("tributary-thread .sought")).containsText("Yes, two pairs");
        // older than what is on the screen: it is fetched first
        Locator first = screen.locator("tributary-thread .row")
                .filter(new Locator.FilterOptions().setHasText("In blue, if possible."));
        assertThat(first).hasCount(0);
        quotations.last().press("Enter");
        assertThat(first).isInViewport();
        assertThat(first).isFocused();
        assertThat(first).hasClass(Pattern.compile("sought"));
        Browsers.pictures(screen, "messenger-answered");
        page.facebook().customerUnsends("4711", "m_first");
        assertThat(quotations.last()).containsText("deleted by the customer");

        desk.bean(People.class).changePreferences(desk.owner().id(), "hu", "system");
        Page magyar = open("hu-HU");
        assertThat(magyar.locator("tributary-thread .answered").first())
                .hasAccessibleName(Pattern.compile("Válasz erre: .* Yes, two pairs.*"));
        Browsers.pictures(magyar, "messenger-answers-hu");
    }

    @Test
    void whatIsSharedAndWhereSomebodyStandsIsRead() {
        page.facebook().customerWrites("4711", "Kiss Dóra", "Do you have these?");
        customerSends(
                "m_shared",
                "The left ones:",
                Json.createObjectBuilder()
                        .add("type", "fallback")
                        .add("title", "Spring sale: shoes at half price")
                        .add("url", "https://l.facebook.com/l.php?u=https%3A%2F%2Fshop.example%2Fspring")
                        .build());
        customerSends(
                "m_there",
                "",
                Json.createObjectBuilder()
                        .add("type", "location")
                        .add("title", "Dóra's location")
                        .add(
                                "payload",
                                Json.createObjectBuilder()
                                        .add(
                                                "coordinates",
                                                Json.createObjectBuilder()
                                                        .add("lat", 47.497913)
                                                        .add("long", 19.040236)))
                        .build());
        customerSends(
                "m_bare", "", Json.createObjectBuilder().add("type", "fallback").build());
        page.facebook().customerAnswers("4711", "Kiss Dóra", "m_bare", "Did you see it?");
        Page screen = open("en-GB");
        Locator thread = screen.locator("tributary-thread");
        assertThat(thread).containsText("The left ones:");
        assertThat(thread.locator(".answered")).containsText("shared post");
        assertThat(thread.locator("blockquote")).containsText("Spring sale: shoes at half price");
        assertThat(thread.locator("a[href='https://shop.example/spring']")).hasText("https://shop.example/spring");
        assertThat(thread).containsText("47.4979, 19.0402");
        seen(screen, "messenger-shared");
    }

    @Test
    void whatMayHaveArrivedSaysWhenItCanBeSentAgainAndThenOffersIt() {
        page.facebook().customerWrites("4711", "Kiss Dóra", "Do you have size 39?");
        page.facebook().conversations().fail(new Fault.Answer(500, 2, 0, "temporarily unavailable"));
        page.facebook().next(new Fault.CutAfterTaking(false));
        Page screen = OpenDesk.signIn(
                desk.house(), desk.browsers().somebody("en-GB"), desk.owner().email());
        screen.clock().install();
        desk.go(screen, "/inbox/all/" + row().id());
        assertThat(screen.locator("tributary-thread")).containsText("Do you have size 39?");
        answer("Yes, two pairs.");
        Locator failure = screen.locator("tributary-thread .failure");
        assertThat(failure).containsText(Pattern.compile("it can be sent again at \\d\\d:\\d\\d\\."));
        assertThat(failure.locator("button")).hasCount(0);
        seen(screen, "messenger-may-have-arrived");
        screen.clock().fastForward("01:05");
        assertThat(failure.locator("button")).hasText("Send again");
        assertThat(failure).containsText("It may have arrived.");
        seen(screen, "messenger-send-again");
    }

    @Test
    void aPageThatFacebookHoldsSaysSoAndUntilWhen() {
        page.facebook().customerWrites("4711", "Kiss Dóra", "Do you have size 39?");
        page.facebook().always(new Fault.Answer(400, 10, 1893063, "(#10) Page temporarily restricted"));
        answer("Yes, two pairs.");
        Page screen = OpenDesk.signIn(
                desk.house(), desk.browsers().somebody("en-GB"), desk.owner().email());
        ChannelAccounts accounts = desk.bean(ChannelAccounts.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> accounts.account(page.account()).orElseThrow().notBefore() != null);
        desk.go(screen, "/accounts/account/" + page.account());
        assertThat(screen.locator("#held")).containsText("The other side takes nothing more for now.");
        assertThat(screen.locator(".rows li")
                        .filter(new Locator.FilterOptions().setHasText("Lépés"))
                        .locator(".chip"))
                .containsText("waits for the other side");
        assertThat(screen.locator(".health-unsent")).containsText("Waiting to go out: 1");
        seen(screen, "channels-held");
        desk.go(screen, "/inbox/all/" + row().id());
        assertThat(screen.locator("tributary-thread .state")).containsText("waiting to be sent");
        seen(screen, "messenger-held");
    }
}
