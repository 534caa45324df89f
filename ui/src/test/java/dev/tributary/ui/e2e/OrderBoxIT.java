package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the order says of the chat box (product.md, section 1: "Website chat", "Filtering" where it speaks of ratings): a
 * visitor on the demo shop's pages and an agent at the inbox, both in real browsers, through the packaged application.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrderBoxIT {
    @TempDir
    static Path data;

    private RunningApp app;
    private Browsers browsers;
    private BrowserContext visitor;
    private BrowserContext gone;
    private BrowserContext back;
    private AgentScreen petra;

    @BeforeAll
    void start() throws IOException {
        browsers = Browsers.open();
        app = RunningApp.start(data, "--tributary.demo=true");
        app.awaitLog("The sample conversations are in the inbox.");
        petra = AgentScreen.signIn(browsers.somebody("en-GB"), app.address(), "petra@lepes.example");
    }

    @AfterAll
    void stop() {
        if (petra != null) petra.close();
        if (app != null) app.close();
        if (browsers != null) browsers.close();
    }

    @BeforeEach
    void enter() {
        visitor = browsers.somebody("en-GB");
        petra.queue("all");
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    /** Begins what {@link #whoLeftFindsTheAnswerInTheBoxAndByMailUnlessItWasRead} sees the end of, two minutes later. */
    @Test
    @Order(1)
    void theVisitorLeftAndTheAgentCanStillAnswer() {
        gone = leftAfterAsking("Where are the boots I ordered?", "left@example.hu");
        back = leftAfterAsking("Where are the laces I ordered?", "back@example.hu");
        petra.open("Where are the boots I ordered?");
        petra.answer("Your boots come on Friday.");
        petra.queue("all");
        petra.open("Where are the laces I ordered?");
        petra.answer("Your laces come on Monday.");
        VisitorBox box = VisitorBox.open(back, app.address());
        box.shows("Your laces come on Monday.");
    }

    private BrowserContext leftAfterAsking(String text, String email) {
        BrowserContext somebody = browsers.somebody("en-GB");
        VisitorBox box = VisitorBox.open(somebody, app.address());
        box.write(text);
        Locator details = box.details();
        details.locator("input[type=email]").fill(email);
        details.locator("input[type=checkbox]").check();
        details.locator("button[type=submit]").click();
        box.shows("We can reach you at " + email);
        box.page().close();
        return somebody;
    }

    /**
     * "The visitor finds the answer in the chat box on return; if the address is known they also get it by e-mail" (section
     * 2: two minutes after it, cancelled when it is read in the box).
     */
    @Test
    @Order(Integer.MAX_VALUE)
    void whoLeftFindsTheAnswerInTheBoxAndByMailUnlessItWasRead() {
        CustomerPage post = CustomerPage.open(visitor, app.address());
        CustomerPage.Letter copy = post.letter("left@example.hu", "Your boots come on Friday.", Duration.ofMinutes(3));
        assertThat(copy.text()).contains("Your boots come on Friday.");
        assertThat(post.letters("back@example.hu")).isEmpty();
        Page page = gone.newPage();
        page.navigate(app.address() + "/demo/");
        assertThat(page.locator("tributary-chat .badge")).hasText("1");
        Browsers.pictures(page, "order-left-badge");
        page.locator("tributary-chat .launcher").click();
        assertThat(page.locator("tributary-chat [role=log]")).containsText("Your boots come on Friday.");
        assertThat(page.locator("tributary-chat .badge")).isEmpty();
    }

    /** What the page of somebody who never opens the chat pays is one script. */
    @Test
    void theBoxIsOneScriptBeforeItIsOpenedAndOneMoreAfter() {
        List<String> asked = new CopyOnWriteArrayList<>();
        Page page = visitor.newPage();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate(app.address() + "/demo/");
        page.locator("tributary-chat .launcher").waitFor();
        assertThat(ours(asked)).singleElement().asString().endsWith("/widget/tributary.js");
        page.locator("tributary-chat .launcher").click();
        page.locator("tributary-chat .write textarea").first().waitFor();
        assertThat(asked.stream().filter(url -> url.contains("/widget/")))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("/widget/box.en.js");
    }

    private static List<String> ours(List<String> asked) {
        return asked.stream()
                .filter(url -> url.contains("/widget/") || url.contains("/chat/"))
                .toList();
    }

    /** "Visitors rate conversations (1 to 5, with a comment)": asked for in the box after resolving. */
    @Test
    void visitorsRateConversationsFrom1To5WithAComment() {
        VisitorBox box = VisitorBox.open(visitor, app.address());
        box.write("Do you resole the Duna?");
        petra.open("Do you resole the Duna?");
        petra.answer("We do, for two years.");
        box.shows("We do, for two years.");
        petra.resolve();
        Locator form = box.page().locator("tributary-chat .rate");
        assertThat(form).containsText("How did we do?");
        assertAccessible(box.page());
        Browsers.pictures(box.page(), "order-rating-asked");

        form.getByRole(AriaRole.RADIO).nth(2).focus();
        box.page().keyboard().press("ArrowRight");
        form.locator("textarea").fill("Quick! Refund it to 4111 1111 1111 1111");
        Browsers.pictures(box.page(), "order-rating-given");
        form.locator("button[type=submit]").click();
        assertThat(form).containsText("You gave 4 of 5");

        petra.queue("resolved");
        assertThat(petra.row("★ 4").first()).isVisible();
        petra.open("★ 4");
        assertThat(petra.thread()).containsText("The customer rated it 4 of 5: “Quick! Refund it to");
        assertThat(petra.thread()).not().containsText("4111");
        assertThat(petra.page().locator(".inbox-line")).containsText("★ 4");
        Browsers.pictures(petra.page(), "order-rating-inbox");

        // changed within a while, also after the page was loaded again
        box.page().reload();
        box.page().locator("tributary-chat .launcher").click();
        assertThat(form).containsText("You gave 4 of 5");
        form.getByText("Change").click();
        form.locator("input[value='2']").check();
        form.locator("button[type=submit]").click();
        assertThat(form).containsText("You gave 2 of 5");
        assertThat(petra.thread()).containsText("The customer rated it 2 of 5");

        // who has more to say is not asked how it was
        box.write("One more thing about the sole");
        assertThat(form).isHidden();
        petra.queue("all");
        assertThat(petra.row("One more thing about the sole")).isVisible();
    }

    /** Nobody is pressed: what was put away once stays away. */
    @Test
    void theQuestionCanBePutAwayForGood() {
        VisitorBox box = VisitorBox.open(visitor, app.address());
        box.write("Is it open on Sunday?");
        petra.open("Is it open on Sunday?");
        petra.answer("From ten.");
        box.shows("From ten.");
        petra.resolve();
        Locator form = box.page().locator("tributary-chat .rate");
        assertThat(form).isVisible();
        form.getByText("Not now").click();
        assertThat(form).isHidden();
        box.page().reload();
        box.page().locator("tributary-chat .launcher").click();
        box.shows("From ten.");
        assertThat(form).isHidden();
    }

    /** "Attachments both ways": the visitor's arrive masked in the inbox, the agent's in the box, as downloads. */
    @Test
    void filesGoBothWaysInTheChatBox() throws IOException {
        VisitorBox box = VisitorBox.open(visitor, app.address());
        box.write("The sole of my Duna came off");
        box.shows("sent");
        assertThat(box.page().locator("tributary-chat .clip"))
                .hasAttribute("title", "Attach a file: picture, PDF, document or text, up to 10 MB");
        box.attach(new FilePayload("sole.png", "image/png", picture()));
        Locator log = box.page().locator("tributary-chat [role=log]");
        assertThat(log.locator(".file canvas")).isVisible();
        box.attach(new FilePayload(
                "card 4111 1111 1111 1111.txt", "text/plain", "Refund to 5105 1051 0510 5100".getBytes(UTF_8)));
        assertThat(log.locator(".file").filter(with("1111.txt"))).isVisible();
        box.attach(new FilePayload("tool.png", "image/png", "MZ\u0090\u0000\u0003".getBytes(ISO_8859_1)));
        assertThat(log.locator(".failed button")).hasCount(0);
        assertThat(log.locator(".failed")).containsText("We cannot take this kind of file");
        box.attach(new FilePayload("film.mp4", "video/mp4", new byte[10 * 1024 * 1024 + 1]));
        assertThat(log).containsText("film.mp4 is larger than 10 MB");

        petra.open("1111.txt");
        assertThat(petra.thread().locator("img[alt='sole.png']")).isVisible();
        assertThat(petra.thread()).containsText("1111.txt");
        assertThat(petra.thread()).not().containsText("4111");
        assertThat(petra.thread()).not().containsText("tool.png");
        petra.attach(new FilePayload("label.svg", "image/svg+xml", "<svg onload='alert(1)'/>".getBytes(UTF_8)));
        petra.answer("Please print this label.");
        Browsers.pictures(petra.page(), "order-files-inbox");

        Locator label = log.locator(".file").filter(with("label.svg"));
        assertThat(label).isVisible();
        assertThat(label.locator("canvas")).hasCount(0);
        assertAccessible(box.page());
        Browsers.pictures(box.page(), "order-files-box");
        Download download = box.page().waitForDownload(label::click);
        assertThat(download.suggestedFilename()).isEqualTo("label.svg");
        assertThat(Files.readString(download.path())).isEqualTo("<svg onload='alert(1)'/>");
        assertThat(app.log()).doesNotContain("4111 1111", "5105 1051");
    }

    /** "Attachments both ways", on the channels beside it. */
    @Test
    void filesGoBothWaysOnMessengerAndByMail() throws IOException {
        CustomerPage customer = CustomerPage.open(visitor, app.address());
        customer.message("8201", "Klára File", new FilePayload("cipő 1.png", "image/png", picture()));
        petra.open("Klára File");
        assertThat(petra.thread().locator("img[alt='cipő 1.png']")).isVisible();
        petra.attach(new FilePayload("ár.txt", "text/plain", "24 990".getBytes(UTF_8)));
        petra.answer("The price, as a file.");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(customer.answersTo("8201")).containsExactly("The price, as a file.", "📎 ár.txt"));
        // the page's echoes are no second messages
        assertThat(petra.thread().getByText("ár.txt")).hasCount(1);

        petra.queue("all");
        customer.mail(
                "file@example.hu",
                "Ferenc File",
                "The bill",
                "Here it is.",
                new FilePayload("bill 4111 1111 1111 1111.txt", "text/plain", "5105 1051 0510 5100".getBytes(UTF_8)));
        petra.open("Ferenc File");
        assertThat(petra.thread()).containsText("bill •••• •••• •••• 1111.txt");
        petra.attach(new FilePayload("copy.pdf", "application/pdf", "%PDF-1.7".getBytes(UTF_8)));
        petra.answer("And back, stamped.");
        assertThat(customer.letter("file@example.hu", "And back, stamped.").files())
                .containsExactly("copy.pdf");
    }

    /** "When a bot collected it (lead form)": nobody is there, so name and e-mail are asked for before the first message. */
    @Test
    void whenNobodyIsThereTheBoxAsksForNameAndEmailFirst() {
        BrowserContext magyar = browsers.somebody("hu-HU");
        // the demo's agents never leave; what the box does is told by what it is told
        magyar.route("**/status", route -> {
            APIResponse told = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(told)
                    .setBody(told.text().replace("\"online\":true", "\"online\":false")));
        });
        VisitorBox box = VisitorBox.open(magyar, app.address());
        Locator lead = box.page().locator("tributary-chat form.ask:not([hidden])");
        assertThat(lead).containsText("Adja meg az e-mail-címét");
        lead.locator("input[type=text]").fill("Nóra Lead");
        lead.locator("input[type=email]").fill("nora.lead@example.hu");
        lead.locator("input[type=checkbox]").check();
        assertAccessible(box.page());
        Browsers.pictures(box.page(), "order-lead-hu");
        lead.locator("button[type=submit]").click();
        box.shows("Itt érjük el: nora.lead@example.hu.");
        box.write("Lesz még 39-es?");
        petra.open("Nóra Lead");
        assertThat(petra.page().locator(".inbox-card")).containsText("nora.lead@example.hu");
        assertThat(petra.page().locator(".inbox-card")).containsText("Elfogadom az adatkezelési tájékoztatót");
        petra.page().locator("tributary-composer .tab.email").click();
        petra.answer("Lesz, hétfőn.");
        CustomerPage.open(visitor, app.address()).letter("nora.lead@example.hu", "Lesz, hétfőn.");
        petra.page().locator("tributary-composer .tab.chat").click();
        petra.answer("Ide is írom.");
        petra.resolve();
        assertThat(box.page().locator("tributary-chat .rate")).containsText("Hogy elégedett a beszélgetéssel?");
        Browsers.pictures(box.page(), "order-rating-hu");
        magyar.close();
    }

    private static byte[] picture() throws IOException {
        BufferedImage picture = new BufferedImage(640, 420, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x8B5E3C), 640, 420, new Color(0xD9B48F)));
        pen.fillRect(0, 0, 640, 420);
        pen.setColor(new Color(0x3B2A1E));
        pen.fillRoundRect(120, 250, 400, 60, 40, 40);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    /**
     * "An agent can write an e-mail from the conversation whenever an address is known, and the reply comes back into the
     * same conversation": known from the visitor in the box's own details.
     */
    @Test
    void theVisitorsOwnDetailsMakeAnEmailPossibleWhoseAnswerComesBackToTheSameConversation() {
        VisitorBox box = VisitorBox.open(visitor, app.address());
        box.write("Can you mail me the invoice of 2024-77?");
        petra.open("the invoice of 2024-77");
        Locator details = box.details();
        details.locator("input[type=text]").fill("Ilona Box");
        details.locator("input[type=tel]").fill("+36 30 555 0101");
        details.locator("input[type=email]").fill("ilona@example.hu");
        details.locator("button[type=submit]").click();
        assertThat(details).containsText("Please tick the box first.");
        details.locator("input[type=checkbox]").check();
        assertAccessible(box.page());
        Browsers.pictures(box.page(), "order-details-box");
        details.locator("button[type=submit]").click();
        box.shows("We can reach you at ilona@example.hu.");

        assertThat(petra.page().locator(".inbox-card")).containsText("+36 30 555 0101");
        assertThat(petra.page().locator(".inbox-card")).containsText("I agree to the");
        assertThat(petra.thread()).containsText("The visitor filled in their details in the chat box");
        petra.page().locator("tributary-composer .tab.email").click();
        petra.answer("Here it is, with kind regards.");
        CustomerPage post = CustomerPage.open(visitor, app.address());
        CustomerPage.Letter letter = post.letter("ilona@example.hu", "Here it is, with kind regards.");
        post.answer("ilona@example.hu", "Ilona Box", letter, "Thank you, I have it.");
        assertThat(petra.thread()).containsText("Thank you, I have it.");
        assertThat(petra.thread()).containsText("Can you mail me the invoice of 2024-77?");
        Browsers.pictures(petra.page(), "order-details-inbox");

        // changed later, and shown again after the page was loaded anew
        box.page().reload();
        box.page().locator("tributary-chat .launcher").click();
        details = box.details();
        assertThat(details.locator("input[type=email]")).hasValue("ilona@example.hu");
        details.locator("input[type=email]").fill("ilona.box@example.hu");
        details.locator("button[type=submit]").click();
        box.shows("We can reach you at ilona.box@example.hu.");
        petra.queue("all");
        petra.open("Ilona Box");
        assertThat(petra.page().locator(".inbox-card")).containsText("ilona.box@example.hu");
    }

    private static Locator.FilterOptions with(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void assertAccessible(Page page) {
        Axe.assertClean(page, "tributary-chat");
    }
}
