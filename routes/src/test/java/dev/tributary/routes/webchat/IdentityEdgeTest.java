package dev.tributary.routes.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Channels;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who a visitor is, over real HTTP: the page's word, the site's signature, another system's key. */
class IdentityEdgeTest {
    private static final String KEY = "a-key-of-the-crm-that-is-long-enough-to-be-one";
    private static ChatHouse house;

    @BeforeAll
    static void open() {
        house = ChatHouse.open(true);
        house.addSite(
                "signed", ChatHouse.SHOP, Map.of(ChatSite.IDENTITY_SECRET, Signature.SECRET, ChatSite.DATA_KEY, KEY));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void anotherDay() {
        house.clock().advance(Duration.ofDays(1));
    }

    private static String token(String id) {
        long exp = house.clock().instant().plusSeconds(600).getEpochSecond();
        return Signature.token("{\"sub\":\"" + id + "\",\"exp\":" + exp + ",\"name\":\"Réka\"}");
    }

    private static String identify(ChatBrowser browser, String token) {
        return browser.post("identify", "{\"token\":\"" + token + "\"}").body();
    }

    private static HttpResponse<String> crm(String id, String key, String body) {
        return new ChatBrowser(house, "signed", ChatHouse.SHOP).with(key).post("customers/" + id, body);
    }

    private static String anybody() {
        return UUID.randomUUID().toString();
    }

    @Test
    void theSignatureOfTheSiteIsBelieved() {
        String id = anybody();
        ChatBrowser one = ChatBrowser.welcomed(house, "signed");
        assertThat(identify(one, token(id))).isEqualTo("{\"identified\":\"joined\"}");
        assertThat(identify(one, token(id))).isEqualTo("{\"identified\":\"known\"}");
        assertThat(identify(one, token(anybody()))).isEqualTo("{\"identified\":\"other\"}");
    }

    @Test
    void aWrongOrEmptySignatureAndASiteWithoutASecretLeaveTheVisitorUnknown() {
        ChatBrowser browser = ChatBrowser.welcomed(house, "signed");
        assertThat(identify(browser, "")).contains("chat.identity.refused");
        assertThat(identify(browser, token("1") + "x")).contains("chat.identity.refused");
        assertThat(browser.post("identify", "{\"token\":null}").statusCode()).isEqualTo(401);
        assertThat(identify(ChatBrowser.welcomed(house, "shop"), token("1"))).contains("chat.identity.refused");
        assertThat(browser.post("identify", "{\"name\":\"Réka\"}").body()).isEqualTo("{\"identified\":\"unknown\"}");
    }

    @Test
    void withANewSecretTheOldOneIsWorthNothing() {
        house.addSite("rotated", ChatHouse.SHOP, Map.of(ChatSite.IDENTITY_SECRET, Signature.SECRET));
        ChatBrowser browser = ChatBrowser.welcomed(house, "rotated");
        assertThat(identify(browser, token("1"))).contains("joined");
        house.rotate("rotated", "another-secret-that-is-long-enough-too");
        assertThat(identify(browser, token("1"))).contains("chat.identity.refused");
    }

    @Test
    void whatThePageSaysIsKeptOnceSomebodyIsKnown() {
        ChatBrowser browser = ChatBrowser.welcomed(house, "signed");
        identify(browser, token(anybody()));
        assertThat(browser.post("identify", "{\"data\":{\"cart\":{\"items\":3}}}")
                        .body())
                .isEqualTo("{\"identified\":\"claimed\"}");
    }

    @Test
    void tooManyOrTooLongOrTooDeepDataAreRefused() {
        ChatBrowser browser = ChatBrowser.welcomed(house, "signed");
        StringBuilder many = new StringBuilder("{\"data\":{");
        for (int i = 0; i < 101; i++)
            many.append(i == 0 ? "" : ",").append("\"n").append(i).append("\":1");
        assertThat(browser.post("identify", many.append("}}").toString()).body())
                .contains("chat.data.large");
        assertThat(browser.post("identify", "{\"data\":{\"n\":\"" + "x".repeat(1001) + "\"}}")
                        .body())
                .contains("chat.data.large");
        assertThat(browser.post("identify", "{\"data\":{\"" + "x".repeat(101) + "\":1}}")
                        .body())
                .contains("chat.data.large");
        assertThat(browser.post("identify", "{\"data\":" + "[".repeat(20_000)).body())
                .contains("chat.body.deep");
    }

    @Test
    void anotherSystemTellsOfACustomerWhomTheSiteSignedFor() {
        String id = anybody();
        assertThat(crm(id, KEY, "{\"data\":{\"plan\":\"Gold\"}}").statusCode()).isEqualTo(404);
        identify(ChatBrowser.welcomed(house, "signed"), token(id));
        assertThat(crm(id, KEY, "{\"data\":{\"plan\":\"Gold\"}}").body()).isEqualTo("{\"identified\":\"kept\"}");
        assertThat(crm(id, KEY + "x", "{}").statusCode()).isEqualTo(401);
        assertThat(crm(id, "", "{}").statusCode()).isEqualTo(401);
        assertThat(crm(id, token(id), "{}").statusCode()).isEqualTo(401);
        assertThat(new ChatBrowser(house, "shop", ChatHouse.SHOP)
                        .with(KEY)
                        .post("customers/" + id, "{}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theSecretsAreNeverAmongThePlainSettings() {
        assertThat(house.get(ChannelAccounts.class)
                        .byKey(new AccountKey(Channels.CHAT, "signed"))
                        .orElseThrow()
                        .toString())
                .doesNotContain(KEY)
                .doesNotContain(Signature.SECRET);
    }
}
