package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tributary.engine.access.People;
import dev.tributary.ui.kit.OpenHouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The order's line "Filtering. By rating, agent, group, tags, website URL and IP address; Conversations › Resolved › Search or
 * Advanced search, choose one or more, press Apply (the same search is reachable from Open)", on the demo's conversations.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderSearchIT {
    private static final String KINGA = "Kinga Fodor";
    private static final String OLIVER = "Oliver Bell";

    @TempDir
    static Path data;

    private RunningApp app;
    private Browsers browsers;
    private AgentScreen reka;
    private Page page;

    @BeforeAll
    void start() throws IOException {
        browsers = Browsers.open();
        app = RunningApp.start(data, "--tributary.demo=true");
        app.awaitLog("The sample conversations are in the inbox.");
        reka = AgentScreen.signIn(browsers.somebody("hu-HU"), app.address(), "reka@lepes.example");
        page = reka.page();
    }

    @AfterAll
    void stop() {
        if (reka != null) reka.close();
        if (app != null) app.close();
        if (browsers != null) browsers.close();
    }

    @Test
    void ratingIsAFilterOfResolved() {
        advanced("resolved");
        choice("Értékelés").locator("button").filter(has("5 ★")).click();
        assertThat(page.locator(".find-foot .find-count")).hasText("1 beszélgetés");
        Browsers.pictures(page, "order-search-panel");
        apply();
        shows(KINGA, OLIVER);
        assertThat(page.locator(".find-line .chip")).hasText("Értékelés: 5 ★");
        Browsers.pictures(page, "order-search-rating");
    }

    @Test
    void agentIsAFilterOfOpenAndOfResolved() {
        advanced("resolved");
        pick("Ügynök", "Petra Kovács");
        apply();
        assertThat(page.locator(".inbox-empty")).containsText("Nincs találat");
        Browsers.pictures(page, "order-search-nothing");
        page.locator(".inbox-empty a").click();
        assertThat(row("Anna Kovács")).isVisible();
        assertThat(row("Lilla Horváth")).hasCount(0);
    }

    @Test
    void groupIsAFilter() {
        advanced("resolved");
        pick("Csoport", "Billing");
        apply();
        shows(OLIVER, KINGA);
    }

    @Test
    void tagsOfConversationsAndOfContactsAreFilters() {
        advanced("resolved");
        pick("Címke", "refund");
        apply();
        shows(OLIVER, KINGA);
        advanced("resolved");
        pick("Névjegycímke", "wholesale");
        apply();
        shows(KINGA, OLIVER);
        // the same search from Open, by the same button
        advanced("all");
        pick("Címke", "vip");
        apply();
        shows("Bence Nagy", "Lilla Horváth");
    }

    @Test
    void websiteUrlIsAFilterBySitePathOrPart() {
        for (String typed : new String[] {"/demo/shoes/tisza", "Tisza", app.address() + "/demo/shoes"}) {
            advanced("resolved");
            field("A weboldal URL-címe").fill(typed);
            apply();
            shows(KINGA, OLIVER);
        }
        advanced("resolved");
        field("A weboldal URL-címe").fill("localhost");
        field("A weboldal URL-címe").press("Enter");
        assertThat(row(KINGA)).isVisible();
        assertThat(row(OLIVER)).isVisible();
    }

    @Test
    void ipAddressIsAFilterThatSaysWhenItIsOff() {
        advanced("resolved");
        field("IP-cím").fill("127.0.");
        apply();
        assertThat(row(KINGA)).isVisible();
        advanced("resolved");
        field("IP-cím").fill("203.0.113.9");
        apply();
        assertThat(page.locator(".inbox-empty")).containsText("Nincs találat");
    }

    @Test
    void theIpAddressFilterIsOffOnAFreshInstallAndSaysSo() {
        OpenHouse fresh = OpenHouse.open();
        try (BrowserContext context = browsers.somebody("en-GB")) {
            fresh.bean(People.class).changePreferences(fresh.owner().id(), "en", "system");
            Page owner = OpenDesk.signIn(fresh, context, "olga@shop.example");
            owner.navigate(fresh.address() + "/inbox/resolved");
            owner.locator("#find-open").click();
            assertThat(owner.locator("#find-ip-off")).containsText("IP addresses are not stored.");
            Browsers.pictures(owner, "order-search-ip-off");
            owner.locator("#find-ip-off a").click();
            assertThat(owner.locator("#keep-addresses input")).not().isChecked();
            owner.locator("#keep-addresses input").check();
            owner.locator("#save-privacy").click();
            assertThat(owner.locator(".say.good")).isVisible();
            Browsers.pictures(owner, "order-search-ip-setting");
            owner.navigate(fresh.address() + "/inbox/resolved");
            owner.locator("#find-open").click();
            assertThat(owner.locator("#find-panel input[aria-label='IP address']"))
                    .isVisible();
        } finally {
            fresh.close();
        }
    }

    @Test
    void itWorksByKeyboardOnAPhoneAndForWhoCannotSee() {
        page.navigate(app.address() + "/inbox/resolved");
        page.locator("#find-open").press("Enter");
        assertThat(page.locator("#find-panel")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#find-panel")).isHidden();
        page.keyboard().press("Enter");
        assertThat(page.locator("#find-panel")).isVisible();
        clean();
        choice("Értékelés").locator("button").filter(has("2 ★")).press("Escape");
        assertThat(page.locator("#find-panel")).isHidden();
        assertThat(page.locator("#find-open")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#find-panel")).isVisible();
        choice("Értékelés").locator("button").filter(has("2 ★")).press("Space");
        assertThat(choice("Értékelés").locator("[aria-pressed=true]")).hasText("2 ★");
        page.locator("#find-apply").press("Enter");
        shows(OLIVER, KINGA);
        clean();
        page.setViewportSize(320, 640);
        page.locator("#find-open").click();
        org.assertj.core.api.Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(320);
        Browsers.pictures(page, "order-search-phone");
        page.setViewportSize(1440, 860);
    }

    private void clean() {
        Axe.assertClean(page, ".inbox-list");
    }

    @Test
    void oneOrMoreTogetherArePartsOfTheAddressAndCanBeTakenOff() {
        advanced("resolved");
        choice("Értékelés").locator("button").filter(has("2 ★")).click();
        pick("Csoport", "Billing");
        choice("Csatorna").locator("button").first().click();
        field("A weboldal URL-címe").fill("invoices");
        apply();
        shows(OLIVER, KINGA);
        Browsers.pictures(page, "order-search-several");
        assertThat(page).hasURL(Pattern.compile(".*rating=2.*"));
        page.reload();
        shows(OLIVER, KINGA);
        assertThat(page.locator(".find-line .chip")).hasCount(4);
        // opening a conversation keeps the search, and so does Back
        reka.open(OLIVER);
        assertThat(page).hasURL(Pattern.compile(".*/inbox/resolved/[0-9a-f-]{36}[?].*group=.*"));
        page.goBack();
        shows(OLIVER, KINGA);
        page.locator(".find-line .chip").filter(has("Billing")).click();
        assertThat(page.locator(".find-line .chip")).hasCount(3);
        // the list is there a moment before the address is; nobody presses Back in between
        assertThat(page).not().hasURL(Pattern.compile(".*group=.*"));
        page.goBack();
        assertThat(page.locator(".find-line .chip")).hasCount(4);
        page.locator(".find-clear").click();
        assertThat(row(KINGA)).isVisible();
        assertThat(page.locator(".find-line")).isHidden();
    }

    @Test
    void wordsAreFoundInBothLanguagesAndStandInTheirContext() {
        reka.queue("resolved");
        page.locator(".inbox-list h1").click();
        page.keyboard().press("/");
        // what is typed at once belongs there already
        page.keyboard().type("csomagok");
        assertThat(page.locator("#find-text")).hasValue("csomagok");
        page.keyboard().press("Enter");
        shows(KINGA, OLIVER);
        assertThat(row(KINGA).locator("mark")).hasText("csomagot");
        assertThat(page.locator(".find-line .find-count")).hasText("1 találat");
        Browsers.pictures(page, "order-search-words");
        page.locator("#find-text").fill("REFUNDING invoices");
        page.keyboard().press("Enter");
        shows(OLIVER, KINGA);
        assertThat(row(OLIVER).locator("mark")).hasText(new String[] {"refunded", "invoice"});
        page.reload();
        assertThat(page.locator("#find-text")).hasValue("REFUNDING invoices");
        // words and filters together; a note is found too, a card number is not
        page.locator("#find-open").click();
        choice("Értékelés").locator("button").filter(has("5 ★")).click();
        apply();
        assertThat(page.locator(".inbox-empty")).containsText("Nincs találat");
        reka.queue("all");
        look("shelf");
        assertThat(row("Gergő Szabó").locator("mark")).hasText("shelf");
        look("szabo");
        assertThat(row("Gergő Szabó")).isVisible();
        look("4111");
        assertThat(page.locator(".inbox-empty")).containsText("Nincs találat");
        page.getByText("Szűrő törlése").click();
        assertThat(row("Gergő Szabó")).isVisible();
    }

    private void look(String words) {
        page.locator("#find-text").fill(words);
        page.locator("#find-text").press("Enter");
    }

    private void advanced(String queue) {
        reka.queue(queue);
        page.locator("#find-open").click();
        page.locator("#find-panel").waitFor();
    }

    private void apply() {
        page.locator("#find-apply").click();
        assertThat(page.locator("#find-panel")).isHidden();
    }

    private void shows(String one, String notOther) {
        assertThat(row(one)).isVisible();
        assertThat(row(notOther)).hasCount(0);
    }

    /** The grid keeps the rows it does not need, hidden. */
    private Locator row(String text) {
        return page.locator("tributary-row >> visible=true").filter(has(text));
    }

    private Locator choice(String name) {
        return page.locator("#find-panel .find-row").filter(has(name)).first();
    }

    private Locator field(String name) {
        return page.locator("#find-panel input[aria-label='" + name + "']");
    }

    private void pick(String name, String value) {
        page.locator("#find-panel select[aria-label='" + name + "']")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(value));
        assertThat(page.locator("#find-panel .chip").filter(has(value))).isVisible();
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
