package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * "Customers write by website chat box, Facebook Messenger or e-mail" and by whatever an integrator plugs in (product.md,
 * sections 1 and 4, line 5): a file dropped into a running house is a channel on every screen; broken, it says where.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelFileIT {
    @TempDir
    static Path data;

    private RunningApp app;
    private Browsers browsers;
    private AgentScreen agent;
    private Path folder;

    @BeforeAll
    void start() throws IOException {
        browsers = Browsers.open();
        app = RunningApp.start(data, "--tributary.demo=true");
        app.awaitLog("The sample conversations are in the inbox.");
        agent = AgentScreen.signIn(browsers.somebody("hu-HU"), app.address(), "reka@lepes.example");
        folder = Files.createDirectory(data.resolve("channels"));
    }

    @AfterAll
    void stop() {
        if (agent != null) agent.close();
        if (app != null) app.close();
        if (browsers != null) browsers.close();
    }

    @Test
    void aFileIsAChannelOnEveryScreenAndSaysWhereItIsBroken() throws Exception {
        String sms = Files.readString(Path.of("../examples/channels/sms.yaml"));
        agent.page().navigate(app.address() + "/accounts");
        Files.writeString(
                folder.resolve("sms.properties"), "gateway = http://127.0.0.1:9/\nkey = k\nsecret = open sesame\n");
        Files.writeString(folder.resolve("sms.yaml"), sms);
        Locator row = agent.page().locator("a.row[href$='accounts/file/sms']");
        assertThat(row).containsText("működik");
        post(
                "{\"id\": \"1\", \"from\": \"+36301234567\", \"name\": \"Sára Futár\", \"text\": \"Where is my parcel?\"}");
        assertThat(row).containsText("channels/sms.yaml · ");

        Files.writeString(folder.resolve("sms.yaml"), sms.replaceFirst("convertBodyTo", "convertBoby"));
        assertThat(row).containsText("módosítás elvetve");
        row.click();
        assertThat(agent.page().locator(".channel-fault")).containsText("channels/sms.yaml, 26. sor");
        Browsers.pictures(agent.page(), "order-channel-file-broken");
        axe(agent.page());
        Files.writeString(folder.resolve("sms.yaml"), sms);
        assertThat(agent.page().locator(".channel-fault")).hasCount(0);
        Browsers.pictures(agent.page(), "order-channel-file");

        agent.queue("all");
        Locator icon = agent.row("Where is my parcel?").locator("svg.channel");
        assertThat(icon).hasAttribute("aria-label", "SMS");
        agent.open("Where is my parcel?");
        assertThat(agent.page().locator("tributary-composer .tab").first()).containsText("SMS");
        Browsers.pictures(agent.page(), "order-channel-file-inbox");
        agent.send("On its way.");

        Files.delete(folder.resolve("sms.yaml"));
        agent.page().navigate(app.address() + "/accounts/file/sms");
        assertThat(agent.page()
                        .locator(".chip")
                        .filter(new Locator.FilterOptions().setHasText("nincs meg a fájl"))
                        .first())
                .isVisible();
        Browsers.pictures(agent.page(), "order-channel-file-gone");
    }

    private void post(String body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(app.address() + "/channels/sms/webhook"))
                                .header("X-Gateway-Secret", "open sesame")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static void axe(Page page) {
        Axe.assertClean(page, ".two-panes");
    }
}
