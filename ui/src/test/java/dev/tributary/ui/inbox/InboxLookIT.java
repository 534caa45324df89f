package dev.tributary.ui.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.tributary.engine.access.People;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.MessageDeletion;
import dev.tributary.engine.spi.MessageEdit;
import dev.tributary.engine.spi.MessageReaction;
import dev.tributary.ui.e2e.Axe;
import dev.tributary.ui.e2e.Browsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The inbox in a real browser, on the real engine. Pictures go to {@code target/pictures}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxLookIT {
    private static final Path PICTURES = Path.of("target", "pictures");

    private ConfigurableApplicationContext house;
    private InboxPlay play;
    private UUID open;
    private String address;
    private Browsers browsers;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    void open() throws Exception {
        browsers = Browsers.open();
        Files.createDirectories(PICTURES);
        house = new SpringApplicationBuilder(InboxStage.class)
                .properties(TestDatabase.H2.fresh().properties())
                .run("--server.port=0", "--tributary.data=" + Files.createTempDirectory("tributary-inbox-"));
        play = new InboxPlay(house, "en");
        open = play.scene();
        var server = ((WebServerApplicationContext) house).getWebServer();
        address = "http://localhost:" + server.getPort() + "/inbox/primary/";
        // one for all tests: it keeps the scripts it has read
        context = browsers.somebody("en-GB");
    }

    @AfterAll
    void close() {
        if (browsers != null) browsers.close();
        if (house != null) house.close();
    }

    @BeforeEach
    void page() {
        page = context.newPage();
        page.setDefaultTimeout(60_000);
    }

    @AfterEach
    void leave() {
        page.close();
    }

    private void visit(UUID conversation) {
        page.navigate(address + conversation);
        page.locator("tributary-row[current]").waitFor();
        page.locator("tributary-thread .row").first().waitFor();
    }

    private void picture(String name) {
        Axe.assertClean(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    @Test
    void theScreenIsThereInLightAndDark() {
        visit(open);
        assertThat(page.locator("tributary-thread")).containsText("•••• •••• •••• 1111");
        assertThat(page.locator("tributary-thread")).not().containsText("4111");
        picture("inbox-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture("inbox-dark");
    }

    @Test
    void anAgentWhoReadsHungarianGetsHungarian() {
        People people = house.getBean(People.class);
        people.changePreferences(play.petra().id(), "hu", "light");
        try {
            visit(open);
            assertThat(page.locator(".inbox-list h1")).hasText("Beszélgetések");
            assertThat(page.locator("#inbox-resolve")).hasText("Megoldás");
            assertThat(page.locator("tributary-thread")).containsText("belső jegyzet");
            picture("inbox-hu");
        } finally {
            people.changePreferences(play.petra().id(), "en", "light");
        }
    }

    @Test
    void aMessageThatIsChangedTakenBackOrReactedToLooksSoWithoutReload() {
        Intake intake = house.getBean(Intake.class);
        UUID charlie = play.write(InboxPlay.PAGE, "psid-charlie", "Changing Charlie", null, "I want size 41");
        String first = play.last();
        play.write(InboxPlay.PAGE, "psid-charlie", "Changing Charlie", null, "and here is my home address");
        String second = play.last();
        visit(charlie);
        Locator thread = page.locator("tributary-thread");
        assertThat(thread).containsText("my home address");

        intake.accept(new MessageEdit(
                InboxPlay.PAGE, first, Unmasked.of("I want size 42, card 4111 1111 1111 1111"), Instant.now()));
        assertThat(thread).containsText("I want size 42, card •••• •••• •••• 1111");
        assertThat(thread).containsText("edited");
        assertThat(thread).not().containsText("size 41");
        page.getByText("what it said before").click();
        assertThat(thread).containsText("I want size 41");
        intake.accept(new MessageReaction(InboxPlay.PAGE, first, "psid-charlie", Unmasked.of("👍"), Instant.now()));
        assertThat(thread.locator(".signs")).hasAttribute("aria-label", "Reaction: 👍");
        intake.accept(new MessageDeletion(InboxPlay.PAGE, second, Instant.now()));
        assertThat(thread).containsText("deleted by the customer");
        assertThat(thread).not().containsText("my home address");
        picture("thread-afterlife-en");

        People people = house.getBean(People.class);
        people.changePreferences(play.petra().id(), "hu", "light");
        try {
            visit(charlie);
            assertThat(thread).containsText("az ügyfél törölte");
            assertThat(thread).containsText("módosítva");
            page.getByText("mi volt benne előtte").click();
            assertThat(thread).containsText("I want size 41");
            picture("thread-afterlife-hu");
        } finally {
            people.changePreferences(play.petra().id(), "en", "light");
        }
    }

    @Test
    void aMessageThatComesInAppearsWithoutReload() {
        UUID anna = play.write(InboxPlay.SITE, "v-live", "Live Anna", null, "The first one");
        visit(anna);
        play.write(InboxPlay.SITE, "v-live", "Live Anna", null, "And a second one, just now");
        assertThat(page.locator("tributary-thread")).containsText("And a second one, just now");
    }

    @Test
    void theListStaysStillUnderAMovingMouseAndMovesWhenItRests() {
        visit(play.write(InboxPlay.SITE, "v-still", "Still Sára", null, "The newest one for now"));
        Locator first = page.locator("tributary-row").first();
        assertThat(first).containsText("Still Sára");
        Locator count = page.locator(".inbox-tab .inbox-count").first();
        String before = count.textContent();
        page.evaluate("""
                () => document.querySelector('.inbox-grid').addEventListener('let-go', () => {
                  window.atRest ??= document.querySelector('tributary-row').json;
                })""");
        moveOver(first);
        page.waitForFunction("() => Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive?.())");
        play.write(InboxPlay.SITE, "v-pushing", "Pushing Pál", null, "Me first!");
        Awaitility.await("the count beside the queue").until(() -> {
            moveOver(first);
            return !count.textContent().equals(before);
        });
        assertThat(first).containsText("Pushing Pál");
        assertThat((String) page.evaluate("window.atRest")).contains("Still Sára");
    }

    /** As a hand does: some pixels at a time. */
    private void moveOver(Locator row) {
        BoundingBox box = row.boundingBox();
        page.mouse().move(box.x + 40, box.y + 20, new Mouse.MoveOptions().setSteps(4));
        page.mouse().move(box.x + 80, box.y + 30, new Mouse.MoveOptions().setSteps(4));
    }

    @Test
    void whatIsWrittenIsSentAndStandsInTheThread() {
        UUID conversation = play.write(InboxPlay.SITE, "v-answer", "Answered Béla", null, "Are you there?");
        visit(conversation);
        page.locator("tributary-composer textarea").fill("Yes, I am here.");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("tributary-thread .bubble.out")).containsText("Yes, I am here.");
        assertThat(page.locator("tributary-composer textarea")).hasValue("");
        assertThat(house.getBean(Inbox.class).thread(play.petra().id(), conversation, Long.MAX_VALUE, 50))
                .anyMatch(message -> message.kind() == MessageKind.OUTBOUND);
    }

    @Test
    void aDraftIsKeptOnTheServer() {
        UUID conversation = play.write(InboxPlay.SITE, "v-draft", "Drafted Csaba", null, "Hello");
        visit(conversation);
        page.locator("tributary-composer textarea").fill("Half a sent");
        assertThat(page.locator("tributary-composer .saved")).hasText("Draft saved");
        page.reload();
        assertThat(page.locator("tributary-composer textarea")).hasValue("Half a sent");
    }

    @Test
    void resolvingGoesOnToAnotherConversationAndCanBeUndone() {
        UUID conversation = play.write(InboxPlay.SITE, "v-done", "Done Dóra", null, "Thanks, that is all");
        visit(conversation);
        page.locator("#inbox-resolve").click();
        assertThat(page.locator(".inbox-undo")).containsText("Done Dóra");
        assertThat(page).not().hasURL(Pattern.compile(conversation.toString()));
    }

    @Test
    void keysDoNotFireWhileSomebodyTypes() {
        visit(open);
        page.locator("tributary-composer textarea").fill("");
        page.locator("tributary-composer textarea").pressSequentially("jken?");
        assertThat(page.locator("tributary-composer textarea")).hasValue("jken?");
        assertThat(page).hasURL(Pattern.compile(open.toString()));
        page.locator("tributary-composer textarea").fill("");
    }

    @Test
    void whatIsTypedRightAfterAKeyStandsWhereItLed() {
        visit(play.write(InboxPlay.SITE, "v-keys", "Keyed Kata", null, "Hello"));
        Locator written = page.locator("tributary-composer textarea");
        Locator way = page.locator("tributary-composer [role=radio][aria-checked=true]");
        page.keyboard().press("n");
        page.keyboard().type("called back");
        assertThat(written).hasValue("called back");
        assertThat(way).hasText("Note");
        page.locator(".inbox-list h1").click();
        page.keyboard().press("r");
        page.keyboard().type(", and wrote");
        assertThat(written).hasValue("called back, and wrote");
    }

    @Test
    void aMailsHtmlIsShownInAFrameThatCanDoNothing() {
        visit(open);
        page.locator("tributary-thread .card .fold")
                .filter(new Locator.FilterOptions().setHasText("As it was sent"))
                .first()
                .click();
        var frame = page.locator("tributary-thread iframe");
        frame.scrollIntoViewIfNeeded();
        assertThat(frame).hasAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
        assertThat(frame.contentFrame().locator("b").first()).hasText("size 41");
        assertThat(frame.contentFrame().locator("script")).hasCount(0);
        assertThat(page.evaluate("window.hacked")).isNull();
        picture("inbox-mail");
    }

    @Test
    void whatARuleWroteOnAnEventSaysWhy() {
        RuleBooks books = house.getBean(RuleBooks.class);
        RuleBooks.Book book = books.books().stream()
                .filter(one -> one.name().equals("automation"))
                .findFirst()
                .orElseThrow();
        String rule = """

                rule('Lost parcels are looked for') {
                  on conversationTagged
                  when { happened.tag == 'lost parcel' }
                  then { note 'Ask the courier first.' }
                }
                """;
        books.activate(play.petra().id(), book.name(), book.liveRevision(), book.live() + rule);
        UUID conversation = play.write(InboxPlay.SITE, "v-why", "Wondering Vera", null, "My parcel is lost");
        house.getBean(Desk.class).tag(play.petra().id(), conversation, Unmasked.of("lost parcel"));
        visit(conversation);
        Locator note = page.locator("tributary-thread .row.note");
        note.hover();
        note.locator("button.more").click();
        page.locator("tributary-thread [role=menuitem]").first().click();
        Locator fired = page.locator(".why-rule").first();
        assertThat(fired).containsText("Lost parcels are looked for");
        assertThat(fired).containsText("fired");
        assertThat(fired).containsText("happened.tag");
        picture("inbox-why-event");
    }

    @Test
    void nothingScrollsSidewaysOnAPhone() {
        page.setViewportSize(320, 640);
        visit320();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        picture("inbox-phone");
    }

    private void visit320() {
        page.navigate(address + open);
        page.locator("tributary-thread .row").first().waitFor();
    }
}
