package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.tributary.routes.demo.GraphStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page that another app answers for, too: who answers stands in the header, and an agent takes over and hands back. */
@Tag("slow")
class SharedPageIT {
    private PageDesk connected;

    @BeforeEach
    void start() {
        connected = PageDesk.open();
    }

    @AfterEach
    void stop() {
        connected.close();
    }

    @Test
    void whoAnswersStandsInTheHeaderAndAnAgentTakesOverAndHandsBack() {
        OpenDesk desk = connected.desk();
        GraphStandIn facebook = connected.facebook();
        facebook.customerWrites("4711", "Kiss Dóra", "Do you have size 39?");
        facebook.routing().otherTakes("4711");
        Page page = desk.signIn(desk.owner());
        desk.go(page, "/inbox/all");
        page.getByText("Do you have size 39?").first().click();
        assertThat(page.locator(".inbox-owner .chip")).hasText("answered by another app (4002)");
        Axe.assertClean(page);
        Browsers.pictures(page, "shared-page-owned");
        page.locator("#inbox-owner-button").click();
        assertThat(page.locator(".inbox-owner .chip")).hasCount(0);
        assertThat(page.locator("#inbox-owner-button")).hasText("Hand back");
        assertThat(page.locator("tributary-thread")).containsText("took this customer over from another app");
        Browsers.pictures(page, "shared-page-taken");
        facebook.routing().refuseToPass(true);
        page.locator("#inbox-owner-button").click();
        assertThat(page.locator(".inbox-alert")).containsText("Only the default app may do this");
        facebook.routing().refuseToPass(false);
        facebook.routing().goAway(true);
        page.locator("#inbox-owner-button").click();
        assertThat(page.locator(".inbox-alert")).hasText("The other side could not be reached. Try again in a minute.");
        facebook.routing().goAway(false);
        page.locator("#inbox-owner-button").click();
        assertThat(page.locator(".inbox-owner .chip")).hasText("answered by another app");
    }
}
