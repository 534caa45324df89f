package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.routes.demo.GraphStandIn;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page that another app answers for, too: who answers stands in the header, and an agent takes over and hands back. */
@Tag("slow")
class SharedPageIT {
    private OpenDesk desk;
    private GraphStandIn facebook;

    @BeforeEach
    void start() {
        desk = OpenDesk.open();
        facebook = GraphStandIn.start(
                new GraphStandIn.StandInPage("777", "Lépés", "page-token", "app-secret"), Clock.systemUTC());
        UUID account = desk.bean(ChannelAccounts.class)
                .addByOperator(
                        new AccountKey(Channels.MESSENGER, "777"),
                        "Lépés",
                        new ChannelSettings(
                                Map.of("pageId", "777", "verifyToken", "verify", "graphUrl", facebook.url()),
                                Map.of("pageToken", "page-token", "appSecret", "app-secret")))
                .id();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> desk.bean(ChannelHost.class).running(account) == ChannelHost.Running.STARTED);
        facebook.callBack(desk.house().address() + "/channels/messenger/webhook");
    }

    @AfterEach
    void stop() {
        facebook.close();
        desk.close();
    }

    @Test
    void whoAnswersStandsInTheHeaderAndAnAgentTakesOverAndHandsBack() {
        facebook.customerWrites("4711", "Kiss Dóra", "Do you have size 39?");
        facebook.routing().otherTakes("4711");
        Page page = desk.signIn(desk.owner());
        desk.go(page, "/inbox/all");
        page.getByText("Do you have size 39?").first().click();
        assertThat(page.locator(".inbox-owner .chip")).hasText("answered by another app (4002)");
        OpenDesk.assertClean(page);
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
        page.locator("#inbox-owner-button").click();
        assertThat(page.locator(".inbox-owner .chip")).hasText("answered by another app");
    }
}
