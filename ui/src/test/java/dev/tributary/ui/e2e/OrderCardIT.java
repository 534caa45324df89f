package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import dev.tributary.routes.kit.PlaceFile;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The line "Visitor card" of product.md, sections 1 and 2 (place, identity), in real Chromium on the demo: one test for each
 * thing the card holds.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderCardIT {
    /** The demo's site trusts whoever shows this: see the demo's account. */
    private static final String DATA_KEY = "the-demo-crm-shows-this-key-in-the-open";

    @TempDir
    static Path data;

    private RunningApp app;
    private Browsers browsers;
    private BrowserContext customer;
    private AgentScreen petra;
    private CustomerCard card;

    @BeforeAll
    void start() throws IOException {
        browsers = Browsers.open();
        new PlaceFile()
                .city("127.0.0.0/8", "Szeged", "Csongrád-Csanád", "HU")
                .city("::1/128", "Szeged", "Csongrád-Csanád", "HU")
                .write(data.resolve("places.mmdb"));
        app = RunningApp.start(data, "--tributary.demo=true");
        app.awaitLog("The sample conversations are in the inbox.");
        petra = AgentScreen.signIn(browsers.somebody("en-GB"), app.address(), "petra@lepes.example");
        card = new CustomerCard(petra.page());
    }

    @AfterAll
    void stop() {
        if (petra != null) petra.close();
        if (app != null) app.close();
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

    private String hello() {
        return "Card " + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void nameEmailAndPhoneAreEditedInPlaceWithCheckAndUndo() {
        VisitorBox box = VisitorBox.open(customer, app.address());
        String text = hello();
        box.write(text);
        petra.open(text);
        card.edit("Name", "Réka Lakatos");
        assertThat(petra.page().locator(".inbox-who h2").first()).hasText("Réka Lakatos");
        card.edit("Phone", "not a phone");
        assertThat(card.field("Phone").locator(".problem")).isVisible();
        petra.page().keyboard().press("Escape");
        card.edit("Phone", "+36 30 123 4567");
        card.edit("E-mail", "reka@example.hu");
        assertThat(card.field("E-mail").locator(".value")).hasText("reka@example.hu");
        card.field("E-mail").locator(".undo").click();
        assertThat(card.field("E-mail").locator(".value")).hasText("Add");
        // written down in the thread, without what was written
        assertThat(petra.thread()).containsText("changed the customer's card");
        assertThat(petra.thread()).not().containsText("+36 30");
        Browsers.pictures(petra.page(), "order-card-edited");
    }

    @Test
    void systemAndBrowserStandThereWithTheirVersions() {
        VisitorBox box = VisitorBox.open(customer, app.address());
        String text = hello();
        box.write(text);
        box.shows(text);
        petra.open(text);
        // the browser of this test is Chromium on Linux; what it says when asked has a version
        assertThat(card.fact("Browser")).hasText(Pattern.compile("(Headless)?Chrom(e|ium) \\d+"));
        assertThat(card.fact("System")).hasText(Pattern.compile("Linux.*"));

        BrowserContext other = browsers.somebody("en-GB");
        other.addInitScript("""
                Object.defineProperty(navigator, 'userAgentData', { value: { getHighEntropyValues: async () => ({
                  platform: 'Windows', platformVersion: '15.0.0', fullVersionList: [
                    { brand: 'Not A;Brand', version: '99.0.0.0' }, { brand: 'Chromium', version: '131.0.6778.86' },
                    { brand: 'Microsoft Edge', version: '131.0.2903.70' }] }) } });
                """);
        VisitorBox edge = VisitorBox.open(other, app.address());
        String second = hello();
        edge.write(second);
        petra.open(second);
        assertThat(card.fact("System")).hasText("Windows 11");
        assertThat(card.fact("Browser")).hasText("Edge 131");
        other.close();
    }

    @Test
    void placeStandsThereByTheOptionalFile() {
        VisitorBox box = VisitorBox.open(customer, app.address());
        String text = hello();
        box.write(text);
        petra.open(text);
        assertThat(card.fact("Place")).hasText("Szeged, Csongrád-Csanád, Hungary");
        Browsers.pictures(petra.page(), "order-card-place");
    }

    @Test
    void consentStandsThereToTheMinuteWithItsWording() {
        String text = hello();
        writeWithConsent(text);
        petra.open(text);
        assertThat(card.fact("Consent")).containsText(Pattern.compile("given \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d"));
        assertThat(card.fact("Consent")).containsText("I agree to the privacy notice of Lépés");
    }

    /** A visitor who gives her address, as the box hands it in. */
    private void writeWithConsent(String text) {
        String token = Json.createReader(new StringReader(post("visitors", "", "{}")))
                .readObject()
                .getString("token");
        post("introduce", token, """
                {"name":"Anna Kovács","email":"anna.%s@example.hu","consent":true,
                 "wording":"I agree to the privacy notice of Lépés"}""".formatted(UUID.randomUUID()));
        post("messages", token, "{\"clientId\":\"%s\",\"text\":\"%s\"}".formatted(UUID.randomUUID(), text));
    }

    private String post(String what, String bearer, String body) {
        APIResponse response = customer.request()
                .post(
                        app.address() + "/chat/demo/" + what,
                        RequestOptions.create()
                                .setHeader("Authorization", "Bearer " + bearer)
                                .setHeader("Content-Type", "application/json")
                                .setData(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(response.status()).as(what + " " + response.text()).isEqualTo(200);
        return response.text();
    }

    @Test
    void notesAndTagsOfTheCustomerAreThereForAllAgents() {
        String text = hello();
        writeWithConsent(text);
        petra.open(text);
        card.field("Notes").locator(".value").click();
        card.field("Notes").locator("textarea").fill("Prefers to be called in the afternoon.");
        petra.page().keyboard().press("Control+Enter");
        card.all()
                .getByText("Tag", new Locator.GetByTextOptions().setExact(false))
                .last()
                .click();
        petra.page().locator(".inbox-card .inbox-tag-field").fill("vip");
        petra.page().keyboard().press("Enter");
        assertThat(card.all().locator(".chip").first()).containsText("vip");
        try (AgentScreen other = AgentScreen.signIn(browsers.somebody("hu-HU"), app.address(), "reka@lepes.example")) {
            other.open(text);
            Locator hers = other.page().locator(".inbox-card");
            assertThat(hers).containsText("vip");
            assertThat(hers.locator("tributary-field[lines]")).containsText("Prefers to be called in the afternoon.");
            assertThat(hers).containsText("Hozzájárulás");
            Browsers.pictures(other.page(), "order-card-hu");
        }
    }

    @Test
    void earlierConversationsOpenBesideAndTheDraftStays() {
        CustomerPage kata = CustomerPage.open(customer, app.address());
        String first = hello();
        kata.mail("kata.card@example.hu", "Kata Card", "Boots", first + " The first letter.");
        petra.open(first);
        String second = hello();
        kata.mail("kata.card@example.hu", "Kata Card", "A bill", second + " The second letter.");
        petra.open(second);
        assertThat(petra.thread()).containsText("The second letter.");
        petra.page().locator("tributary-composer textarea").fill("A draft that stays");
        Locator earlier = card.all().locator("button.inbox-earlier");
        assertThat(earlier).hasCount(1);
        earlier.click();
        Locator beside = petra.page().locator(".inbox-beside");
        assertThat(beside).containsText("The first letter.");
        assertThat(beside.locator("textarea")).hasCount(0);
        assertThat(petra.page().locator(".inbox-conversation tributary-thread")).containsText("The second letter.");
        assertThat(petra.page().locator("tributary-composer textarea")).hasValue("A draft that stays");
        Browsers.pictures(petra.page(), "order-card-beside");
        card.isClean();
        petra.page().keyboard().press("Escape");
        assertThat(beside).isHidden();
        assertThat(card.all()).isVisible();
        earlier.click();
        beside.getByText("Open", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(petra.page().locator(".inbox-conversation tributary-thread")).containsText("The first letter.");
        assertThat(beside).isHidden();
    }

    @Test
    void pagesStandThereWithTitleReferrerAndTimeOnPageAndMoveWhileTheAgentLooks() {
        Page shop = customer.newPage();
        shop.route(
                "https://search.example/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<a href='" + app.address()
                                + "/demo/?lang=en' referrerpolicy='unsafe-url'>Shoes</a>")));
        shop.navigate("https://search.example/?q=shoes");
        shop.locator("a").click();
        shop.locator(".shelf a").first().waitFor();
        shop.locator("nav a").first().click();
        shop.waitForURL(Pattern.compile(".*shelf=women.*"));
        shop.locator("tributary-chat .launcher").click();
        String text = hello();
        shop.locator("tributary-chat .write textarea").fill(text);
        shop.keyboard().press("Enter");
        petra.open(text);
        assertThat(card.pages()).hasCount(2);
        assertThat(card.pages().first()).containsText("Women | Lépés");
        assertThat(card.pages().first()).hasAttribute("aria-current", "page");
        assertThat(card.pages().first()).containsText("now");
        assertThat(card.pages().last()).containsText("came from search.example");
        assertThat(card.pages().last().locator("tributary-stay")).hasText(Pattern.compile("\\d+ (s|min)"));

        // a page without a reload, with a card number in its address
        shop.evaluate("history.pushState(null, '', '?lang=en&pay=4111+1111+1111+1111'); document.title = 'Paying'");
        assertThat(card.pages()).hasCount(3);
        assertThat(card.pages().first()).containsText("Paying");
        assertThat(card.pages().first()).containsText("•••• •••• •••• 1111");
        assertThat(card.all()).not().containsText("4111+");
        assertThat(card.all()).not().containsText("4111 ");
        assertThat(card.pages().nth(1)).not().hasAttribute("aria-current", "page");
        shop.evaluate("history.back()");
        assertThat(card.pages()).hasCount(4);
        Browsers.pictures(petra.page(), "order-card-pages");
        card.isClean();
        Browsers.pictures(shop, "order-card-shop");
    }

    @Test
    void ofAVisitorWhoWritesNothingNoPageLeavesTheBrowser() {
        Page shop = customer.newPage();
        StringBuilder asked = new StringBuilder();
        shop.onRequest(request -> {
            if (request.url().contains("/chat/")) asked.append(request.url()).append('\n');
        });
        shop.navigate(app.address() + "/demo/?lang=en");
        shop.locator("tributary-chat .launcher").waitFor();
        shop.evaluate("history.pushState(null, '', '?lang=en&x=1')");
        shop.navigate(app.address() + "/demo/?lang=en&shelf=men");
        shop.waitForResponse(
                "**/chat/demo/status",
                () -> shop.locator("tributary-chat .launcher").click());
        shop.locator("tributary-chat .write textarea").waitFor();
        assertThat(asked.toString())
                .doesNotContain("/pages")
                .doesNotContain("/visitors")
                .doesNotContain("/identify");
    }

    @Test
    void whoIsSignedInOnTheSiteIsOneCustomerOnEveryDeviceWithCustomData() {
        String text = hello();
        Page desk = signedIn(customer);
        write(desk, text);
        petra.open(text);
        assertThat(petra.page().locator(".inbox-who h2").first()).hasText("Dóra Lakatos");
        assertThat(card.fact("Site’s id")).hasText("4711");
        assertThat(card.fact("orders.count")).hasText("7");
        assertThat(card.field("E-mail")).containsText("lakatos.dora@example.hu");

        // a CRM tells more
        post("customers/4711", DATA_KEY, "{\"data\":{\"complaints\":\"none\",\"card\":\"4111 1111 1111 1111\"}}");
        assertThat(card.fact("complaints")).hasText("none");
        assertThat(card.fact("card")).hasText("•••• •••• •••• 1111");

        // her phone finds the conversation, and goes on in it
        BrowserContext other = browsers.somebody("en-GB");
        Page phone = signedIn(other);
        phone.locator("tributary-chat .launcher").click();
        assertThat(phone.locator("tributary-chat [role=log]")).containsText(text);
        phone.locator("tributary-chat .write textarea").fill("And from the phone");
        phone.keyboard().press("Enter");
        assertThat(petra.thread()).containsText("And from the phone");
        Browsers.pictures(petra.page(), "order-card-identity");
        card.isClean();

        // logged out, the box knows nothing of her
        phone.locator("#account").click();
        assertThat(phone.locator("#account")).hasText("Sign in as Dóra");
        phone.locator("tributary-chat .launcher").waitFor();
        phone.locator("tributary-chat .launcher").click();
        assertThat(phone.locator("tributary-chat [role=log]")).containsText("How can we help?");
        assertThat(phone.locator("tributary-chat [role=log]")).not().containsText(text);
        other.close();
    }

    private Page signedIn(BrowserContext who) {
        Page shop = who.newPage();
        shop.navigate(app.address() + "/demo/?lang=en");
        shop.locator("#account").click();
        assertThat(shop.locator("#account")).hasText("Sign Dóra out");
        shop.locator("tributary-chat .launcher").waitFor();
        return shop;
    }

    private static void write(Page shop, String text) {
        if (!shop.locator("tributary-chat .write textarea").isVisible())
            shop.locator("tributary-chat .launcher").click();
        shop.locator("tributary-chat .write textarea").fill(text);
        shop.keyboard().press("Enter");
    }

    @Test
    void whatAPageSaysUnsignedIsShownAsThatAndJoinsNobody() {
        String text = hello();
        VisitorBox box = VisitorBox.open(customer, app.address());
        box.page()
                .evaluate(
                        "Tributary.identify({ name: 'Somebody', email: 'somebody@example.hu', data: { cart: { items: 3 } } })");
        box.write(text);
        petra.open(text);
        assertThat(card.fact("cart.items")).hasText("3");
        assertThat(card.fact("cart.items").locator(".inbox-unproven")).hasCount(1);
        assertThat(card.field("E-mail")).containsText("somebody@example.hu");
        box.page().evaluate("Tributary.identify({ token: 'e30.e30.e30', data: { cart: { items: 4 } } })");
        assertThat(card.all()).not().containsText("Site’s id");
    }

    @Test
    void theDocumentedTagAndCallWorkAndPagesCanBeSwitchedOff() throws IOException {
        String docs = Files.readString(Path.of("..", "docs", "website.md"));
        String tag = part(docs, "<script type=\"module\" src=", "</script>")
                .replace("https://HOST", app.address())
                .replace("KEY", "demo")
                .replace("data-site", "data-pages=\"off\" data-site");
        String call = part(docs, "Tributary.identify({\n  name:", "});");
        Page site = customer.newPage();
        site.route(
                app.address() + "/a-site",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody("<!doctype html><html lang=en><title>A site</title><body>" + tag
                                + "<script type=module>" + call + "</script>")));
        site.navigate(app.address() + "/a-site");
        site.locator("tributary-chat .launcher").waitFor();
        String text = hello();
        write(site, text);
        assertThat(site.locator("tributary-chat [role=log]")).containsText(text);
        petra.open(text);
        assertThat(card.fact("plan")).hasText("Gold");
        assertThat(card.fact("cart.value")).hasText("74700");
        assertThat(card.field("Phone")).containsText("+36 30 123 4567");
        assertThat(card.fact("Browser")).isVisible();
        assertThat(card.pages()).hasCount(0);
    }

    private static String part(String text, String start, String end) {
        int from = text.indexOf(start);
        return text.substring(from, text.indexOf(end, from) + end.length());
    }
}
