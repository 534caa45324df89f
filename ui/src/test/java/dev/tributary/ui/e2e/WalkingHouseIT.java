package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole house in real browsers: customers write on the three channels, agents see it and answer, the answers arrive.
 * The packaged application runs with its demo, so everything goes through the real routes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkingHouseIT {
    @TempDir
    static Path data;

    private RunningApp app;
    private Browsers browsers;
    private BrowserContext customer;
    private AgentScreen petra;
    private AgentScreen reka;

    @BeforeAll
    void start() throws IOException {
        browsers = Browsers.open();
        app = RunningApp.start(data, "--tributary.demo=true");
        app.awaitLog("The sample conversations are in the inbox.");
        petra = AgentScreen.signIn(browsers.somebody("en-GB"), app.address(), "petra@lepes.example");
        reka = AgentScreen.signIn(browsers.somebody("hu-HU"), app.address(), "reka@lepes.example");
    }

    @AfterAll
    void stop() {
        if (petra != null) petra.close();
        if (reka != null) reka.close();
        if (app != null) app.close();
        if (browsers != null) browsers.close();
    }

    @BeforeEach
    void enter() {
        customer = browsers.somebody("en-GB");
        petra.queue("all");
        reka.queue("all");
    }

    @AfterEach
    void leave() {
        customer.close();
    }

    @Test
    void chatTravelsBothWays() {
        VisitorBox box = VisitorBox.open(customer, app.address());
        long asked = System.nanoTime();
        box.write("Is the Tisza waterproof?");
        assertThat(petra.row("Is the Tisza waterproof?")).isVisible();
        long seen = System.nanoTime();
        petra.open("Is the Tisza waterproof?");
        Browsers.pictures(petra.page(), "walk-chat-inbox");
        long answered = System.nanoTime();
        petra.send("It is, up to the laces.");
        box.shows("It is, up to the laces.");
        System.out.printf(
                "chat: from the visitor's Enter to the agent's list %d ms, from the agent's typing to the box %d ms%n",
                Duration.ofNanos(seen - asked).toMillis(),
                Duration.ofNanos(System.nanoTime() - answered).toMillis());
        Browsers.pictures(box.page(), "walk-chat-box");
    }

    /** What the house cannot take is told in words and stays to be changed, and what is written next goes as ever. */
    @Test
    void aMessageThatIsRefusedStaysWithTheReasonAndCanBeChanged() {
        AtomicInteger tries = new AtomicInteger();
        // what no text makes a sound house say: it fails a few times before it gives a message up
        customer.route("**/messages", route -> {
            String posted = route.request().postData();
            if (posted == null || !posted.contains("odd laces")) route.resume();
            else
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(tries.incrementAndGet() == 1 ? 500 : 422)
                        .setContentType("application/json")
                        .setBody("{\"text\": \"This message could not be taken in. We will look into it.\"}"));
        });
        VisitorBox box = VisitorBox.open(customer, app.address());
        box.write("Do you sell odd laces?");
        Locator refused = box.page().locator("tributary-chat .failed");
        assertThat(refused).containsText("Do you sell odd laces?");
        assertThat(refused).containsText("not sent · This message could not be taken in. We will look into it.");
        assertThat(box.page().locator("tributary-chat .state")).hasText("We are here");
        Browsers.pictures(box.page(), "walk-chat-refused");
        assertThat(tries).hasValue(2);

        box.write("And red ones?");
        assertThat(box.page().locator("tributary-chat .mine:not(.failed)")).containsText("sent");
        petra.open("And red ones?");
        Locator text = box.page().locator("tributary-chat .write textarea");
        text.fill("Or boots?");
        refused.getByText("Change").click();
        assertThat(text).hasValue("Do you sell odd laces?\nOr boots?");
        assertThat(text).isFocused();
        assertThat(refused).hasCount(0);
        box.write("Do you sell odd ones? Or boots?");
        assertThat(petra.thread()).containsText("Do you sell odd ones? Or boots?");
        assertThat(petra.thread()).not().containsText("odd laces");
    }

    @Test
    void mailTravelsBothWaysInOneConversation() {
        CustomerPage kata = CustomerPage.open(customer, app.address());
        kata.mail("kata@example.hu", "Kata Balogh", "Parcel 77", "Where is parcel 77?");
        petra.open("Kata Balogh");
        assertThat(petra.thread()).containsText("Where is parcel 77?");
        petra.answer("It is with the courier.");
        CustomerPage.Letter letter = kata.letter("kata@example.hu", "It is with the courier.");
        assertThat(letter.subject()).isEqualTo("Re: Parcel 77");
        assertThat(letter.inReplyTo()).isNotEmpty();
        assertThat(letter.references()).contains(letter.inReplyTo());
        assertThat(letter.id()).startsWith("<m.");
        kata.answer("kata@example.hu", "Kata Balogh", letter, "Thank you, it came.");
        assertThat(petra.thread()).containsText("Thank you, it came.");
        assertThat(petra.thread()).containsText("Where is parcel 77?");
        Browsers.pictures(petra.page(), "walk-mail");
    }

    @Test
    void messengerTravelsBothWaysAndItsReceiptsCount() {
        CustomerPage nora = CustomerPage.open(customer, app.address());
        nora.message("8001", "Nóra Kis", "Van még 39-es?");
        petra.open("Nóra Kis");
        assertThat(petra.thread()).containsText("Van még 39-es?");
        petra.answer("Van, kettő.");
        nora.message("8001", "Nóra Kis", "Szuper!");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(nora.answersTo("8001")).contains("Van, kettő."));
        assertThat(petra.thread()).containsText("Szuper!");
        // the page's echo of our own message is not a second message
        assertThat(petra.thread().getByText("Van, kettő.")).hasCount(1);
        assertThat(petra.thread().locator(".bubble.out").last()).containsText("read");
        Browsers.pictures(petra.page(), "walk-messenger");
    }

    @Test
    void aCardNumberIsNowhere() throws IOException {
        VisitorBox box = VisitorBox.open(customer, app.address());
        box.write("Please charge 5105 1051 0510 5100 again");
        box.shows("•••• •••• •••• 5100");
        petra.open("Please charge");
        assertThat(petra.thread()).containsText("•••• •••• •••• 5100");
        assertThat(petra.thread()).not().containsText("5105");
        assertThat(petra.page().locator("tributary-row").filter(with("Please charge")))
                .containsText("•••• 5100");
        for (String digits : List.of("5105 1051 0510 5100", "5105105105105100", "5105 1051")) {
            assertThat(app.log()).doesNotContain(digits);
            assertNowhere(data, digits);
        }
    }

    @Test
    void resolvingIsRefusedAndAllowedByRole() {
        VisitorBox box = VisitorBox.open(customer, app.address());
        box.write("Who may close this one?");
        petra.open("Who may close this one?");
        reka.open("Who may close this one?");
        reka.answer("Réka itt.");
        assertThat(petra.thread()).containsText("Réka itt.");
        petra.resolve();
        assertThat(petra.page().locator(".inbox-alert")).isVisible();
        petra.queue("all");
        assertThat(petra.row("Réka itt.")).isVisible();
        reka.resolve();
        assertThat(petra.row("Réka itt.")).hasCount(0);
        petra.queue("resolved");
        assertThat(petra.row("Réka itt.")).isVisible();
    }

    @Test
    void aNewMessageReopensAResolvedConversation() {
        VisitorBox box = VisitorBox.open(customer, app.address());
        box.write("One more thing later");
        petra.open("One more thing later");
        petra.answer("All right.");
        petra.resolve();
        assertThat(petra.row("All right.")).hasCount(0);
        petra.queue("mine");
        assertThat(petra.row("All right.")).hasCount(0);
        box.write("Here is the one more thing");
        assertThat(petra.row("Here is the one more thing")).isVisible();
    }

    @Test
    void twoAgentsSeeEachOthersChanges() {
        VisitorBox box = VisitorBox.open(customer, app.address());
        box.write("Two of you look at me");
        petra.open("Two of you look at me");
        reka.open("Two of you look at me");
        petra.answer("Petra answers.");
        assertThat(reka.thread()).containsText("Petra answers.");
        reka.answer("Réka adds.");
        assertThat(petra.thread()).containsText("Réka adds.");
    }

    @Test
    void anEditedRuleIsObeyedByTheNextMessageAndItsTraceIsReadFromTheInbox() {
        VisitorBox box = VisitorBox.open(customer, app.address());
        box.write("I lost my umbrella");
        petra.open("I lost my umbrella");
        Page editor = reka.page();
        editor.navigate(app.address() + "/rules/routing");
        editor.locator(".rule-book .ace_line").first().waitFor();
        editor.locator(".rule-book .ace_text-input").focus();
        editor.keyboard().press("Control+End");
        editor.keyboard().insertText("""

                rule('Umbrellas are lost property') {
                  on messageReceived
                  when {
                    channel == 'chat'
                    text.contains('umbrella')
                  }
                  then { tag 'lost-property' }
                }
                """);
        assertThat(editor.locator("#activate")).isEnabled();
        editor.locator("#activate").click();
        assertThat(editor.locator("#activate")).isDisabled();
        box.write("The umbrella is red");
        assertThat(petra.page().getByText("lost-property").first()).isVisible();
        petra.why("The umbrella is red");
        Locator fired = petra.page().locator(".why-rule").filter(with("Umbrellas are lost property"));
        assertThat(fired).containsText("fired");
        assertThat(fired).containsText("channel = 'chat'");
        Axe.assertClean(petra.page());
        Browsers.pictures(petra.page(), "walk-why");
        Browsers.pictures(editor, "walk-rules-hu");
    }

    private static Locator.FilterOptions with(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** Reads every byte of every file below a folder. */
    private static void assertNowhere(Path folder, String text) throws IOException {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content;
                try {
                    content = Files.readString(file, StandardCharsets.ISO_8859_1);
                } catch (NoSuchFileException gone) {
                    // the running house put another in its place: the index of words does at every commit
                    continue;
                }
                assertThat(content.contains(new String(latin, StandardCharsets.ISO_8859_1)))
                        .as("%s in %s", text, file)
                        .isFalse();
                String wide = new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
                assertThat(content.contains(wide)).as("%s in %s", text, file).isFalse();
            }
        }
    }

    /** Pictures of the screens as the demo shows them, for the README and for our own eyes. */
    @Test
    void theScreensHavePictures() throws IOException {
        Page page = reka.page();
        petra.open("Gergő Szabó");
        Browsers.pictures(petra.page(), "inbox");
        for (String screen : List.of("people", "accounts", "settings", "rules")) {
            page.navigate(app.address() + "/" + screen);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            Browsers.pictures(page, screen + "-hu");
        }
    }
}
