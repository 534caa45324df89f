package dev.tributary.ui.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.tributary.engine.access.People;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.ui.e2e.Axe;
import dev.tributary.ui.e2e.Browsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Why a mail stands where it stands, and putting it right, in a real browser. Pictures go to {@code target/pictures}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RearrangingIT {
    private static final Path PICTURES = Path.of("target", "pictures");

    private ConfigurableApplicationContext house;
    private InboxPlay play;
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
                .run("--server.port=0", "--tributary.data=" + Files.createTempDirectory("tributary-threads-"));
        play = new InboxPlay(house, "en");
        var server = ((WebServerApplicationContext) house).getWebServer();
        address = "http://localhost:" + server.getPort() + "/inbox/all/";
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
        page.locator("tributary-thread .row").first().waitFor();
    }

    private void picture(String name) {
        Axe.assertClean(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private Locator thread() {
        return page.locator("tributary-thread");
    }

    /** Two mails of one customer, the second an answer to the first. */
    private UUID mails(String who, String name) {
        UUID conversation = play.write(InboxPlay.MAILBOX, who, name, "Parcel", "Where is my parcel?");
        String first = play.last();
        play.write(InboxPlay.MAILBOX, who, name, "Invoice", "And my invoice?", null, null, 0, first);
        return conversation;
    }

    private void menuOfLastMail() {
        Locator row = page.locator("tributary-thread .row.in").last();
        row.hover();
        row.locator("button.more").click();
    }

    @Test
    void aMailSaysWhyItStandsThereAndIsSplitOffAndPutBack() {
        UUID conversation = mails("vera@customer.example", "Vera Nagy");
        visit(conversation);
        menuOfLastMail();
        assertThat(page.locator("tributary-thread .because"))
                .hasText("Joined because it answers a mail of this conversation. Its sender is the customer.");
        picture("because-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture("because-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

        page.getByText("Split off from here").click();
        assertThat(page).not().hasURL(Pattern.compile(".*" + conversation + ".*"));
        assertThat(thread()).containsText("And my invoice?");
        assertThat(thread()).not().containsText("Where is my parcel?");
        assertThat(page.locator(".inbox-undo")).containsText("is split off #");
        picture("split-light");

        page.locator(".inbox-undo-button").click();
        assertThat(page).hasURL(Pattern.compile(".*" + conversation + ".*"));
        assertThat(thread()).containsText("Where is my parcel?");
        assertThat(thread()).containsText("And my invoice?");
    }

    @Test
    void aConversationIsMergedByItsNumberAndTheMenuTakesItBack() {
        UUID other = mails("dora@customer.example", "Dóra Kiss");
        UUID conversation =
                play.write(InboxPlay.MAILBOX, "dora2@customer.example", "Dóra K", "Again", "It is me again");
        long number =
                house.getBean(Inbox.class).head(play.petra().id(), other).row().number();
        visit(other);
        assertThat(page.locator(".inbox-line-text")).containsText("#" + number);
        visit(conversation);
        page.locator("#inbox-more").click();
        page.locator("#inbox-merge-number").fill("#" + number);
        picture("merge-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture("merge-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.locator("#inbox-merge").click();

        assertThat(page).hasURL(Pattern.compile(".*" + other + ".*"));
        assertThat(thread()).containsText("It is me again");
        assertThat(page.locator(".inbox-undo")).containsText("is merged into #" + number);
        page.locator("#inbox-more").click();
        page.locator("#inbox-undo-last").click();
        assertThat(page).hasURL(Pattern.compile(".*" + conversation + ".*"));
        assertThat(thread()).containsText("It is me again");
        visit(other);
        assertThat(thread()).not().containsText("It is me again");
    }

    @Test
    void aMailIsMovedToAnotherConversationAndPutBack() {
        UUID other = mails("nora@customer.example", "Nóra Szabó");
        UUID conversation = mails("nora2@customer.example", "Nóra Sz");
        long number =
                house.getBean(Inbox.class).head(play.petra().id(), other).row().number();
        visit(conversation);
        Locator first = page.locator("tributary-thread .row.in").first();
        first.hover();
        first.locator("button.more").click();
        assertThat(page.getByText("Split off from here")).hasCount(0);
        page.getByText("Move to another conversation …").click();
        assertThat(page.locator("#inbox-move-number")).isFocused();
        picture("move-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture("move-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.locator("#inbox-move-number").fill("#" + number);
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*" + other + ".*"));
        assertThat(page.locator("tributary-thread .row.in")).hasCount(3);
        assertThat(page.locator(".inbox-undo")).containsText("The message went from #");
        page.locator(".inbox-undo-button").click();
        assertThat(page).hasURL(Pattern.compile(".*" + conversation + ".*"));
        assertThat(page.locator("tributary-thread .row.in")).hasCount(2);
    }

    @Test
    void aNumberThatIsNobodysIsSaidToBeNone() {
        visit(mails("ida@customer.example", "Ida Vass"));
        page.locator("#inbox-more").click();
        page.locator("#inbox-merge-number").fill("999999");
        page.locator("#inbox-merge").click();
        assertThat(page.locator(".inbox-alert")).containsText("It does not exist any more.");
    }

    @Test
    void anAgentWhoReadsHungarianIsToldInHungarian() {
        People people = house.getBean(People.class);
        people.changePreferences(play.petra().id(), "hu", play.petra().theme());
        try {
            visit(mails("eva@customer.example", "Éva Tóth"));
            menuOfLastMail();
            assertThat(page.locator("tributary-thread .because"))
                    .hasText("Azért került ide, mert a beszélgetés egyik levelére válaszol. A feladó az ügyfél.");
            picture("because-hu");
        } finally {
            people.changePreferences(play.petra().id(), "en", play.petra().theme());
        }
    }
}
