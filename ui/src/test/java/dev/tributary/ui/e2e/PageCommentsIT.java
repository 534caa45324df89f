package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.tributary.routes.demo.GraphStandIn;
import dev.tributary.routes.demo.StandInComments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments below a page's posts, from the switch in the page's form to the answer that everybody can read. */
@Tag("slow")
class PageCommentsIT {
    /** Comments are read once a minute. */
    private static final double TWO_MINUTES = 120_000;

    @TempDir
    static Path data;

    private RunningApp app;
    private GraphStandIn facebook;
    private Browsers browsers;

    @BeforeEach
    void start() throws IOException {
        browsers = Browsers.open();
        facebook = GraphStandIn.start(
                new GraphStandIn.StandInPage("777000777", "Lépés outlet", "outlet-token", "outlet-secret"),
                Clock.systemUTC());
        app = RunningApp.start(data, "--tributary.demo=true", "--tributary.messenger.graph-url=" + facebook.url());
        app.awaitLog("The sample conversations are in the inbox.");
    }

    @AfterEach
    void stop() {
        if (app != null) app.close();
        if (facebook != null) facebook.close();
        if (browsers != null) browsers.close();
    }

    @Test
    void anAdminSwitchesCommentsOnAndAnAgentSeesAndAnswersOneInPublic() {
        StandInComments below = facebook.comments();
        String post = below.post("Nyári leárazás: minden szandál féláron\nCsak vasárnapig.");
        try (AgentScreen reka = AgentScreen.signIn(browsers.somebody("hu-HU"), app.address(), "reka@lepes.example")) {
            Page page = reka.page();
            page.navigate(app.address() + "/accounts/add/messenger");
            page.locator("#field-pageId input").fill("777000777");
            page.locator("#field-pageToken input").fill("outlet-token");
            page.locator("#field-appSecret input").fill("outlet-secret");
            page.locator("#field-comments").click();
            page.locator("#test-channel").click();
            assertThat(page.getByText("Az oldal bejegyzéseihez írt hozzászólások olvashatók."))
                    .isVisible();
            Browsers.pictures(page, "page-comments-form");
            page.locator("#save-account").click();
            page.waitForURL("**/accounts/account/**");
            // one row for the page: its comments are no account of their own to look at
            assertThat(page.locator(".pane").first().getByText("777000777")).hasCount(1);
        }
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> below.reads() > 1);
        String comment = below.comment(post, "4242", "Kiss Dóra", "A fehér szandálból van még 39-es?");
        try (AgentScreen petra = AgentScreen.signIn(browsers.somebody("hu-HU"), app.address(), "petra@lepes.example")) {
            petra.queue("all");
            Locator row = petra.row("A fehér szandálból van még 39-es?");
            assertThat(row).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(TWO_MINUTES));
            assertThat(row.locator("svg.channel")).hasAttribute("aria-label", "Facebook comment");
            petra.open("A fehér szandálból van még 39-es?");
            Locator link = petra.thread().locator(".below a");
            assertThat(link).containsText("Nyári leárazás: minden szandál féláron");
            assertThat(link).hasAttribute("rel", "noopener noreferrer");
            assertThat(petra.page().locator("tributary-composer .window")).containsText("Public: everybody can read");
            Browsers.pictures(petra.page(), "page-comments-thread");
            petra.answer("Van, az üzletben és a honlapon is.");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> below.below(post).size() == 2);
            assertThat(below.below(post).getLast().parent()).isEqualTo(comment);
            assertThat(petra.thread()).containsText("Van, az üzletben és a honlapon is.");
            Browsers.pictures(petra.page(), "page-comments-answered");
        }
    }
}
