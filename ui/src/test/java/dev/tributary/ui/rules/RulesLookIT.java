package dev.tributary.ui.rules;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.tributary.engine.access.People;
import dev.tributary.engine.decision.FailingExamples;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.ui.e2e.Axe;
import dev.tributary.ui.e2e.Browsers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The rule editor in a real browser, on the real engine and rules. Pictures go to {@code target/pictures}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesLookIT {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String REFUNDS = """
            rule('Refunds go to Billing') {
              on messageReceived
              when {
                channel == 'email'              // one condition a line
                text =~ /(?i)refund|money back/
                'vip' in contact.tags || conversation.messageCount > 5
                conversation.resolvedFor < 30.days
              }
              then {
                assign group: 'biling'
                tag 'refund'
                priority hihg
              }
            }
            """;

    private static final String COLOURED = """
            rule('Every kind of word', shadow) {
              on conversationRated, idle(3.days), during: businessHours
              when {
                channel == 'chat' || contact.name == null || true
              }
              then {
                notify agents, by: desktop, after: 2.minutes, unless: read
                assign group: 'billing', policy: leastBusy
                tagContact 'vip'
                note 'Rated.'
                stop
              }
              examples {
                fires channel: 'chat', event: 'idle'
                skips channel: 'email', contact: [name: 'Anna']
              }
            }
            mask('Bank accounts') { hide ibans }
            example('They have left') {
              on visitorLeft
              given channel: 'chat'
              expect { }
            }
            """;
    /** Whatever has a colour of its own there. */
    private static final List<String> ALL = List.of(
            "rule",
            "shadow",
            "on",
            "conversationRated",
            "idle",
            "businessHours",
            "notify",
            "leastBusy",
            "note",
            "given");

    private ConfigurableApplicationContext house;
    private RulesStage.Cast cast;
    private RuleBooks books;
    private String address;
    private Browsers browsers;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    void open() throws Exception {
        browsers = Browsers.open();
        Files.createDirectories(PICTURES);
        house = new SpringApplicationBuilder(RulesStage.class)
                .properties(TestDatabase.H2.fresh().properties())
                .run("--server.port=0", "--tributary.data=" + Files.createTempDirectory("tributary-rules-"));
        cast = RulesStage.Cast.of(house.getBean(People.class), "en");
        books = house.getBean(RuleBooks.class);
        house.getBean(RulesStage.Looking.class).as(cast.petra());
        address = "http://localhost:"
                + ((WebServerApplicationContext) house).getWebServer().getPort() + "/rules/";
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
        house.getBean(RulesStage.Looking.class).as(cast.petra());
        page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onPageError(wrong -> {
            throw new AssertionError(wrong);
        });
    }

    @AfterEach
    void leave() {
        page.close();
        for (RuleBooks.Book book : books.books()) books.dropDraft(cast.petra().id(), book.name());
    }

    private void visit(String book) {
        page.navigate(address + book);
        page.locator(".rule-book .ace_line").first().waitFor();
    }

    private String written() {
        return (String) page.locator(".rule-book tributary-rule-text").evaluate("element => element.text");
    }

    private void write(String text) {
        page.locator(".rule-book .ace_text-input").focus();
        page.keyboard().press("Control+A");
        page.keyboard().insertText(text);
    }

    private void picture(String name) {
        Axe.assertClean(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    @Test
    void theWordsOfTheLanguageAreColoured() {
        visit("examples");
        write(COLOURED);
        assertThat(page.locator(".rule-book .ace_text-layer")).containsText("expect");
        assertThat(page.locator(".rule-saved")).containsText("saved");
        assertThat(coloured("ace_keyword"))
                .contains("rule", "shadow", "on", "when", "then", "examples", "fires", "skips")
                .contains("mask", "hide", "example", "given", "expect")
                .doesNotContain("tag", "text", "idle");
        assertThat(coloured("ace_type")).containsOnly("conversationRated", "idle", "visitorLeft");
        assertThat(coloured("ace_function")).contains("notify", "assign", "tagContact", "note", "stop");
        assertThat(coloured("ace_constant"))
                .contains("businessHours", "agents", "desktop", "leastBusy", "ibans", "true");
        assertThat(coloured("ace_identifier")).contains("channel", "contact").doesNotContainAnyElementsOf(ALL);
        picture("rules-coloured-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture("rules-coloured-dark");
    }

    /** The words that are shown in the colour of that class. */
    private List<String> coloured(String style) {
        return page.locator(".rule-book .ace_text-layer ." + style).allTextContents();
    }

    @Test
    void whatIsWrongIsMarkedAtItsLineAndListedBelow() {
        visit("routing");
        write(REFUNDS);
        assertThat(page.locator(".rule-problem-list li.error")).hasCount(2);
        assertThat(page.locator(".rule-problem-list")).containsText("Line 10, column 19");
        assertThat(page.locator(".rule-book .rule-error")).hasCount(2);
        assertThat(page.locator(".rule-book .ace_gutter-cell.ace_error")).hasCount(2);
        assertThat(page.locator(".rule-book .ace_gutter-cell.ace_error").first())
                .containsText("10");
        assertThat(
                        (String)
                                page.locator(".rule-book .ace_gutter-cell.ace_error")
                                        .first()
                                        .evaluate(
                                                "cell => getComputedStyle(cell, '::before').content + getComputedStyle(cell, '::before').position"))
                .isEqualTo("\"●\"absolute");
        assertThat(page.locator("#activate")).isDisabled();
        assertThat(page.locator(".rule-saved")).containsText("saved");
        picture("rules-errors-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture("rules-errors-dark");
    }

    @Test
    void whatWasMeantIsWrittenByAClickAndThenItCanBeActivated() {
        visit("routing");
        write(REFUNDS);
        page.locator(".rule-meant").first().click();
        assertThat(page.locator(".rule-problem-list li.error")).hasCount(1);
        page.locator(".rule-meant").click();
        assertThat(page.locator(".rule-problem-list li.error")).hasCount(0);
        assertThat(written()).contains("assign group: 'billing'").contains("priority high");
        long before = live("routing");
        page.locator("#activate").click();
        assertThat(page.locator(".rule-book .say.good")).isVisible();
        assertThat(live("routing")).isEqualTo(before + 1);
        assertThat(page.locator("#activate")).isDisabled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; In examples, line; 1 example does not hold; although 1 example does not hold: In examples, line;"
                        + "1 example of another book does not hold",
                "hu; examples, ; 1 példa nem teljesül; bár 1 példa nem teljesül: examples, ;"
                        + "egy másik könyv 1 példája nem teljesül"
            })
    void whatBreaksInAnotherBookIsNamedAndCanBeOverruled(
            String language, String place, String fails, String live, String holds) {
        speak(language);
        visit("routing");
        String shipped = written();
        write("rule('Everything') {\n  on messageReceived\n  then { tag 'all' }\n}\n");
        assertThat(page.locator(".rule-problem-list li.error")).hasCount(1);
        assertThat(page.locator(".rule-problem-list")).containsText(place);
        assertThat(page.locator(".rule-book .ace_gutter-cell.ace_error")).hasCount(0);
        long before = live("routing");
        page.locator("#activate").click();
        assertThat(page.locator(".rule-notice")).containsText(fails);
        picture("rules-overrule-" + language);
        assertThat(live("routing")).isEqualTo(before);
        page.locator(".rule-notice button").click();
        assertThat(page.locator(".rule-book .say.good")).containsText(live);
        assertThat(live("routing")).isEqualTo(before + 1);
        assertThat(page.locator(".rule-problem-list li.error")).hasCount(0);
        assertThat(page.locator(".rule-problem-count")).containsText(holds);
        picture("rules-overruled-" + language);
        books.activate(cast.reka().id(), "routing", before + 1, shipped, FailingExamples.OVERRIDE);
        speak("en");
    }

    private void speak(String language) {
        People people = house.getBean(People.class);
        people.changePreferences(cast.petra().id(), language, "system");
        house.getBean(RulesStage.Looking.class)
                .as(people.agent(cast.petra().id()).orElseThrow());
    }

    private long live(String book) {
        return books.books().stream()
                .filter(one -> one.name().equals(book))
                .findFirst()
                .orElseThrow()
                .liveRevision();
    }

    @Test
    void theKeyboardStepsThroughProblemsAndFindsTheWayOut() {
        visit("routing");
        write(REFUNDS);
        assertThat(page.locator(".rule-problem-list li.error")).hasCount(2);
        page.keyboard().press("F8");
        page.keyboard().insertText("X");
        assertThat(written()).contains("assign group: X'biling'");
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        String focused = (String) page.evaluate("document.activeElement.localName");
        assertThat(focused).isNotEqualTo("tributary-rule-text");
    }

    @Test
    void whatAnotherAdminActivatesArrivesOnAnOpenScreen() {
        visit("masking");
        assertThat(page.locator(".rule-row")).hasCount(1);
        String more = written() + "\nmask('Bank accounts') { hide ibans }\n";
        books.activate(cast.reka().id(), "masking", live("masking"), more);
        assertThat(page.locator(".rule-row")).hasCount(2);
        assertThat(page.locator(".rule-book .say")).containsText("Réka Balogh");
        assertThat(written()).contains("Bank accounts");
    }

    @Test
    void aTextThatWasOvertakenIsKeptAndTold() {
        visit("reopening");
        String shipped = written();
        write("// mine\n" + shipped);
        assertThat(page.locator(".rule-saved")).containsText("saved");
        books.activate(cast.reka().id(), "reopening", live("reopening"), "// theirs\n" + shipped);
        assertThat(page.locator(".rule-notice")).containsText("Réka Balogh");
        assertThat(written()).startsWith("// mine");
        picture("rules-overtaken-light");
        page.locator(".rule-notice .btn").last().click();
        page.locator("#activate").click();
        assertThat(page.locator(".rule-book .say.good")).isVisible();
        page.locator("#history").click();
        page.locator(".rule-revisions .row").last().click();
        page.locator(".rule-history .ace_line").first().waitFor();
        picture("rules-history-light");
        page.locator("#take-revision").click();
        assertThat(page.locator(".rule-book > .pane-head .chip")).containsText("draft of revision");
        assertThat(written()).isEqualTo(shipped);
    }

    @Test
    void aDraftThatSomebodyElseSavedMeanwhileIsNotWrittenOver() {
        visit("reopening");
        String shown = written();
        books.keepDraft(cast.reka().id(), "reopening", live("reopening"), "// hers\n" + shown);
        write("// mine\n" + shown);
        assertThat(page.locator(".rule-notice")).containsText("Réka Balogh");
        assertThat(draft("reopening")).startsWith("// hers");
        assertThat(written()).startsWith("// mine");
        page.locator(".rule-notice .btn").last().click();
        assertThat(page.locator(".rule-notice .btn")).hasCount(0);
        assertThat(draft("reopening")).startsWith("// mine");
    }

    private String draft(String book) {
        return books.books().stream()
                .filter(one -> one.name().equals(book))
                .map(RuleBooks.Book::draft)
                .map(RuleBooks.BookDraft::content)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theScreenSpeaksHungarian() {
        speak("hu");
        visit("routing");
        write(REFUNDS);
        assertThat(page.locator(".rule-problem-list li.error")).hasCount(2);
        assertThat(page.locator(".rule-problem-list")).containsText("10. sor");
        picture("rules-errors-hungarian");
        page.setViewportSize(390, 800);
        picture("rules-errors-phone");
        speak("en");
    }

    @Test
    void withoutFullAccessASentenceSaysWhyNot() {
        house.getBean(RulesStage.Looking.class).as(cast.bela());
        page.navigate(address.substring(0, address.length() - 1));
        assertThat(page.locator(".rules")).containsText("full access");
        picture("rules-closed");
    }
}
