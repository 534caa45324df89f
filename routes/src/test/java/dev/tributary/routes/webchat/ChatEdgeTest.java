package dev.tributary.routes.webchat;

import static dev.tributary.routes.webchat.ChatBrowser.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.People;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.routes.kit.HeaderWatch;
import dev.tributary.routes.kit.Orders;
import dev.tributary.routes.stream.Refusals;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the chat's door lets in and what it refuses, over real HTTP into a real store. */
class ChatEdgeTest {
    private static final String CARD = "4111 1111 1111 1111";
    private static ChatHouse house;

    @BeforeAll
    static void open() {
        house = ChatHouse.open(true);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** The limits of one test are not those of the next. */
    @BeforeEach
    void anotherDay() {
        house.clock().advance(Duration.ofDays(1));
    }

    @Test
    void aVisitorGetsATokenThatIsLongAndHerOwn() {
        ChatBrowser one = ChatBrowser.welcomed(house);
        ChatBrowser other = ChatBrowser.welcomed(house);
        assertThat(one.token()).hasSizeGreaterThanOrEqualTo(22).isNotEqualTo(other.token());
        assertThat(one.visitor()).isNotEqualTo(other.visitor());
    }

    @Test
    void whatIsWrittenIsAnsweredWithItsPlaceAndItsText() {
        JsonObject stored = json(ChatBrowser.welcomed(house).write("Van kék, 42-es? Őszintén: űr."));
        assertThat(stored.getString("text")).isEqualTo("Van kék, 42-es? Őszintén: űr.");
        assertThat(stored.getJsonNumber("position").longValue()).isPositive();
        assertThat(stored.getBoolean("mine")).isTrue();
    }

    @Test
    void aCardNumberIsHiddenInTheAnswerAndInTheStore() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        assertThat(json(browser.write("My card is " + CARD)).getString("text"))
                .doesNotContain(CARD)
                .contains("1111");
        assertThat(browser.get("messages?after=0").body())
                .contains("My card is")
                .doesNotContain("4111 1111")
                .doesNotContain("4111111111111111");
    }

    @Test
    void theSameMessageSentTwiceIsOneMessageAndTheSameAnswer() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        String clientId = UUID.randomUUID().toString();
        String first = browser.write(clientId, "only once").body();
        assertThat(browser.write(clientId, "only once").body()).isEqualTo(first);
        assertThat(ChatBrowser.value(browser.get("messages?after=0")).asJsonArray())
                .hasSize(1);
    }

    @Test
    void aMessageThatCannotBeStoredIsGivenUpInTheEndAndStoredWhenThatIsMended() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        String clientId = UUID.randomUUID().toString();
        house.refuse(event ->
                event instanceof InboundMessage said && said.externalId().endsWith(clientId));
        for (int i = 1; i < Refusals.TRIES; i++)
            assertThat(browser.write(clientId, "poison, card " + CARD).statusCode())
                    .isEqualTo(500);
        assertRefused(browser.write(clientId, "poison, card " + CARD), 422, "chat.text.aside");
        assertThat(browser.write("what comes behind it").statusCode()).isEqualTo(200);

        house.refuse(event -> false);
        Quarantine quarantine = house.get(Quarantine.class);
        UUID owner = house.get(People.class)
                .createOwner("owner@example.com", "Olga", "hash", "en")
                .id();
        Quarantine.Entry entry = quarantine.entries(owner, 1).getFirst();
        assertThat(entry.original()).contains("poison").doesNotContain(CARD);
        quarantine.askReplay(owner, entry.id());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.get("messages?after=0").body().contains("poison"));
        assertThat(browser.get("messages?after=0").body()).contains("what comes behind it");
    }

    /** S1 of the checks, for the way in that a browser takes. */
    @Test
    void whatABrowserSendsAlongIsNoOrderToARoute() {
        Map<String, String> orders = new HashMap<>();
        for (String name : Orders.NAMES) orders.put(name, Orders.WORD);
        ChatBrowser browser = ChatBrowser.welcomed(house);
        String body = "{\"clientId\": \"" + UUID.randomUUID() + "\", \"text\": \"hello\"}";
        assertThat(browser.post("messages", body, orders).statusCode()).isEqualTo(200);
        Orders.assertNoneArrived(house.get(HeaderWatch.class).starts());
    }

    @Test
    void anOriginThatIsNotListedIsRefusedEverywhere() {
        ChatBrowser foreign = new ChatBrowser(house, "shop", "https://evil.example");
        for (String path : new String[] {"visitors", "messages", "introduce", "seen"})
            assertRefused(foreign.post(path, "{}"), 403, "chat.origin.refused");
        for (String path : new String[] {"stream", "messages", "status"})
            assertRefused(foreign.get(path), 403, "chat.origin.refused");
        HttpResponse<String> preflight = foreign.ask("OPTIONS", "messages", "Access-Control-Request-Method", "POST");
        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertRefused(new ChatBrowser(house, "shop", "null").get("status"), 403, "chat.origin.refused");
    }

    @Test
    void aListedOriginIsToldThatItMayAsk() {
        ChatBrowser browser = new ChatBrowser(house, "shop", ChatHouse.SHOP);
        HttpResponse<String> preflight = browser.ask(
                "OPTIONS",
                "messages",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains(ChatHouse.SHOP);
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
                .contains("Authorization", "Last-Event-ID");
        HttpResponse<String> status = browser.get("status");
        assertThat(status.headers().firstValue("Access-Control-Allow-Origin")).contains(ChatHouse.SHOP);
        assertThat(status.headers().allValues("Vary")).anyMatch(it -> it.contains("Origin"));
        assertThat(json(status).getString("name")).isEqualTo("Lépés");
        assertThat(json(status).getBoolean("online")).isFalse();
    }

    @Test
    void theHousesOwnPagesNeedNoListing() {
        ChatBrowser own = new ChatBrowser(house, "shop", "http://localhost:" + house.port());
        assertThat(own.post("visitors", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void aRatingNeedsAVisitorWhoHasSomethingToRate() {
        ChatBrowser nobody = new ChatBrowser(house, "shop", ChatHouse.SHOP);
        assertRefused(nobody.post("rating", "{\"score\":5}"), 401, "chat.token.refused");
        ChatBrowser ann = ChatBrowser.welcomed(house);
        assertRefused(ann.post("rating", "{\"score\":5}"), 404, "chat.rating.nothing");
        for (String body : new String[] {"{}", "{\"score\":0}", "{\"score\":6}"})
            assertRefused(ann.post("rating", body), 400, "chat.rating.malformed");
        assertThat(ann.post("rating", "{\"score\":5}").statusCode()).isEqualTo(404);
        ann.post("rating", "{\"score\":5}");
        assertRefused(ann.post("rating", "{\"score\":5}"), 429, "chat.limit.requests");
    }

    @Test
    void aTokenIsGoodForItsOriginAndItsSiteOnly() {
        house.addSite("other", ChatHouse.SHOP + "\nhttps://two.example");
        ChatBrowser browser = ChatBrowser.welcomed(house);
        assertThat(browser.get("messages").statusCode()).isEqualTo(200);
        assertRefused(
                new ChatBrowser(house, "other", ChatHouse.SHOP)
                        .with(browser.token())
                        .get("messages"),
                401,
                "chat.token.refused");
        assertRefused(
                new ChatBrowser(house, "shop", "http://localhost:" + house.port())
                        .with(browser.token())
                        .get("messages"),
                401,
                "chat.token.refused");
        assertRefused(browser.with("x".repeat(43)).write("hello"), 401, "chat.token.refused");
        assertRefused(browser.with("").write("hello"), 401, "chat.token.refused");
    }

    @Test
    void aSiteThatIsNotThereIsNotFound() {
        assertRefused(new ChatBrowser(house, "nowhere", ChatHouse.SHOP).get("status"), 404, "chat.site.unknown");
    }

    @Test
    void whatIsTooLargeTooDeepOrNoJsonIsRefusedAndTheNextMessageArrives() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        assertRefused(browser.post("messages", "x".repeat(65 * 1024)), 413, "chat.body.large");
        assertRefused(browser.post("messages", "[".repeat(60_000)), 400, "chat.body.deep");
        assertRefused(browser.post("messages", "{\"clientId\":"), 400, "chat.body.malformed");
        assertRefused(browser.post("messages", "null"), 400, "chat.body.malformed");
        assertRefused(browser.post("messages", "{\"text\":\"hi\"}"), 400, "chat.id.malformed");
        assertRefused(browser.write("1-1-1-1-1", "hi"), 400, "chat.id.malformed");
        assertRefused(browser.write("   "), 400, "chat.text.empty");
        assertRefused(browser.write("a".repeat(10_001)), 400, "chat.text.long");
        assertThat(browser.write("a".repeat(10_000)).statusCode()).isEqualTo(200);
        assertThat(json(browser.write("nul \0 here")).getString("text")).isEqualTo("nul  here");
    }

    @Test
    void theTwentyFirstMessageOfAMinuteWaits() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        for (int i = 0; i < 20; i++)
            assertThat(browser.write("message " + i).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = browser.write("one too many");
        assertRefused(refused, 429, "chat.limit.messages");
        assertThat(refused.headers().firstValue("Retry-After")).contains("3");
        house.clock().advance(Duration.ofSeconds(3));
        assertThat(browser.write("after the wait").statusCode()).isEqualTo(200);
    }

    @Test
    void theEleventhVisitorOfAnHourFromOneAddressIsAskedToWait() {
        for (int i = 0; i < 10; i++) ChatBrowser.welcomed(house);
        HttpResponse<String> refused = new ChatBrowser(house, "shop", ChatHouse.SHOP).post("visitors", "{}");
        assertRefused(refused, 429, "chat.limit.visitors");
        assertThat(refused.headers().firstValue("Retry-After")).contains("360");
    }

    @Test
    void anAddressIsTakenWithConsentOnly() {
        ChatBrowser browser = ChatBrowser.welcomed(house);
        String said = "{\"name\":\"Kovács Anna\",\"email\":\"%s\",\"consent\":%s,\"wording\":\"I agree\"}";
        assertRefused(
                browser.post("introduce", said.formatted("anna@example.com", false)), 400, "chat.consent.missing");
        assertRefused(browser.post("introduce", said.formatted("anna", true)), 400, "chat.email.malformed");
        assertThat(browser.post("introduce", said.formatted("anna@example.com", true))
                        .statusCode())
                .isEqualTo(200);
        assertRefused(
                browser.post("introduce", "{\"phone\":\"call me\",\"consent\":true}"), 400, "chat.phone.malformed");
        assertThat(json(browser.get("details")).getString("email")).isEqualTo("anna@example.com");
        assertThat(json(browser.get("details")).getBoolean("agreed")).isTrue();
        assertThat(json(ChatBrowser.welcomed(house).get("details")).containsKey("email"))
                .isFalse();
    }

    @Test
    void aRefusalIsSaidInTheVisitorsLanguage() {
        HttpResponse<String> refused =
                ChatBrowser.welcomed(house).with("x").ask("GET", "messages", "Accept-Language", "hu-HU,hu;q=0.9");
        assertThat(json(refused).getString("text")).isEqualTo("Ez a csevegés lezárult. Kérjük, kezdje újra.");
    }

    private static void assertRefused(HttpResponse<String> response, int status, String key) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).getString("error")).isEqualTo(key);
        assertThat(json(response).getString("text")).isNotBlank();
    }
}
