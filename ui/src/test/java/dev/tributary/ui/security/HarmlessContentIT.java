package dev.tributary.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.ui.e2e.Browsers;
import dev.tributary.ui.kit.Caller;
import dev.tributary.ui.kit.OpenHouse;
import dev.tributary.ui.rig.ChatVisitor;
import dev.tributary.ui.rig.HttpLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What customers send is shown, never obeyed, and only to those whom it concerns. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HarmlessContentIT {
    private static final AccountKey SITE = new AccountKey(Channels.CHAT, "shop");
    private static final AccountKey MAILBOX = new AccountKey(Channels.EMAIL, "help@shop.example");
    private static final String ORIGIN = "http://shop.example";
    /** Every way a text can be taken for markup or for a script, in one. */
    private static final String EVIL =
            "\"'><img src=x onerror=hit()><script>hit()</script><svg onload=hit()>{{hit()}}${hit()}javascript:hit()";

    private OpenHouse house;
    private Agent owner;
    private Agent stranger;
    private UUID conversation;
    private HttpLine line;
    private ChatVisitor ann;
    private ChatVisitor bob;

    @BeforeAll
    void fill() throws IOException {
        house = OpenHouse.open();
        owner = house.owner();
        stranger = house.hire("odon@shop.example", "Ödön", Role.AGENT);
        ChannelAccounts accounts = house.bean(ChannelAccounts.class);
        accounts.addByOperator(
                SITE, "Shop", new ChannelSettings(Map.of("origins", ORIGIN, "site", SITE.account()), Map.of()));
        accounts.addByOperator(MAILBOX, "Help", new ChannelSettings(Map.of("address", MAILBOX.account()), Map.of()));
        Incoming mail = Incoming.mail(MAILBOX, "eva@customer.example", "1@customer.example")
                .named(EVIL)
                .subject(EVIL)
                .text(EVIL)
                .html("<p>Hello</p><script>hit()</script>");
        for (String type :
                List.of("image/svg+xml", "text/html", "application/pdf", "text/xml", "application/xhtml+xml"))
            mail.file(EVIL.replace('/', '_') + ".txt", type, "<svg onload='hit()'/>".getBytes(StandardCharsets.UTF_8));
        mail.file("dot.png", "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        house.bean(Intake.class).accept(mail.build());
        Inbox inbox = house.bean(Inbox.class);
        conversation = inbox.page(owner.id(), Queue.ALL, 0, 10).getFirst().id();
        Desk desk = house.bean(Desk.class);
        People people = house.bean(People.class);
        UUID group = people.addGroup(owner.id(), "vip", EVIL.substring(0, 60), Set.of())
                .id();
        desk.assign(owner.id(), conversation, Set.of(owner.id()), group);
        desk.tag(owner.id(), conversation, Unmasked.of(EVIL.substring(0, 70)));
        desk.note(owner.id(), conversation, Unmasked.of(EVIL));
        desk.changeContact(owner.id(), conversation, Desk.ContactField.NOTES, Unmasked.of(EVIL));
        line = new HttpLine(URI.create(house.address()).getPort());
        ann = ChatVisitor.welcomed(line, SITE.account(), ORIGIN);
        bob = ChatVisitor.welcomed(line, SITE.account(), ORIGIN);
        ann.write(line, UUID.randomUUID(), "this is Ann's secret");
        bob.write(line, UUID.randomUUID(), "<img src=x onerror=hit()>");
    }

    @AfterAll
    void close() throws IOException {
        if (line != null) line.close();
        if (house != null) house.close();
    }

    private Caller inside(String email) {
        Caller caller = Caller.of(house.address());
        caller.signIn(email, OpenHouse.PASSWORD);
        return caller;
    }

    private List<UUID> files() {
        return house.bean(Inbox.class).thread(owner.id(), conversation, Long.MAX_VALUE, 50).stream()
                .flatMap(message -> message.files().stream())
                .map(file -> file.id())
                .toList();
    }

    @Test
    void aFileIsADownloadThatNoBrowserOpensInThisHousesName() {
        Caller olga = inside("olga@shop.example");
        assertThat(files()).hasSize(6);
        for (UUID file : files()) {
            HttpResponse<String> answer = olga.get("/content/file/" + file);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment;");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("sandbox", "default-src 'none'");
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .isIn("application/octet-stream", "image/png");
        }
    }

    @Test
    void aMailStandsBehindTheWallsOfItsFrameAndNoOthers() {
        UUID message = house.bean(Inbox.class)
                .thread(owner.id(), conversation, Long.MAX_VALUE, 50)
                .getFirst()
                .id();
        HttpResponse<String> answer = inside("olga@shop.example").get("/content/mail/" + message);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<p>Hello</p>").doesNotContain("script", "hit()");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("default-src 'none'; img-src data:; style-src 'unsafe-inline';", "sandbox allow-popups")
                .doesNotContain("script", "https:", "allow-same-origin");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    }

    @Test
    void anotherGroupsAgentFindsNothingUnderAnyId() {
        Caller odon = inside("odon@shop.example");
        UUID message = house.bean(Inbox.class)
                .thread(owner.id(), conversation, Long.MAX_VALUE, 50)
                .getFirst()
                .id();
        for (UUID file : files())
            assertThat(odon.get("/content/file/" + file).statusCode()).isEqualTo(404);
        assertThat(odon.get("/content/mail/" + message).statusCode()).isEqualTo(404);
        assertThat(odon.get("/content/file/" + UUID.randomUUID()).statusCode())
                .as("no different from what is not there")
                .isEqualTo(404);
        assertThat(odon.get("/inbox/all/" + conversation).body()).doesNotContain("customer.example");
        assertThat(house.bean(Inbox.class).page(stranger.id(), Queue.ALL, 0, 50))
                .extracting(ConversationRow::id)
                .doesNotContain(conversation);
    }

    @Test
    void aVisitorReadsNobodyElsesMessages() throws IOException {
        String bobs = read("Bearer " + bob.token(), SITE.account());
        assertThat(bobs).contains("onerror").doesNotContain("secret");
        assertThat(read("Bearer " + ann.token(), SITE.account())).contains("secret");
        assertThat(read("Bearer " + ann.id(), SITE.account()))
                .as("an id is no token")
                .contains("401");
        assertThat(read("Bearer " + ann.token(), "other"))
                .as("a site that is not there")
                .contains("404");
    }

    @Test
    void aMessageWithAnothersIdIsANewMessageOfOnesOwn() throws IOException {
        UUID shared = UUID.randomUUID();
        ann.write(line, shared, "first, from Ann");
        bob.write(line, shared, "same id, from Bob");
        assertThat(read("Bearer " + ann.token(), SITE.account()))
                .contains("first, from Ann")
                .doesNotContain("from Bob");
        assertThat(read("Bearer " + bob.token(), SITE.account())).contains("same id, from Bob");
    }

    /** The visitor's messages, or the status. */
    private String read(String authorization, String site) {
        HttpResponse<String> answer = Caller.of(house.address())
                .with("Origin", ORIGIN)
                .with("Authorization", authorization)
                .get("/chat/" + site + "/messages?after=0&wait=0");
        return answer.statusCode() == 200 ? answer.body() : String.valueOf(answer.statusCode());
    }

    @Test
    void wordsOfCustomersRunOnNoScreen() {
        try (Browsers browsers = Browsers.open()) {
            BrowserContext olga = browsers.somebody("en-GB");
            int[] hits = new int[1];
            olga.exposeFunction("hit", arguments -> hits[0]++);
            Page page = olga.newPage();
            page.onDialog(dialog -> {
                hits[0]++;
                dialog.dismiss();
            });
            page.navigate(house.address() + "/login");
            page.locator("input[name=username]").fill("olga@shop.example");
            page.locator("input[name=password]").fill(OpenHouse.PASSWORD);
            page.locator("button[type=submit]").click();
            page.locator("tributary-row").first().waitFor();
            for (String path : List.of("/inbox/all/" + conversation, "/inbox/mine", "/people", "/rules", "/accounts")) {
                page.navigate(house.address() + path);
                page.locator("vaadin-grid, .rows").first().waitFor();
                if (path.contains(conversation.toString()))
                    page.locator("tributary-thread .row").first().waitFor();
                assertThat(page.evaluate("""
                        () => {
                          const all = (root) => [...root.querySelectorAll('*')]
                            .flatMap((it) => [it, ...(it.shadowRoot ? all(it.shadowRoot) : [])]);
                          return all(document).filter((it) => it.getAttribute('src') === 'x'
                            || it.hasAttribute('onload') || it.hasAttribute('onerror')
                            || (it.getAttribute('href') ?? '').startsWith('javascript:')).length;
                        }"""))
                        .as("markup of a customer at " + path)
                        .isEqualTo(0);
            }
            assertThat(hits[0]).isZero();
        }
    }
}
