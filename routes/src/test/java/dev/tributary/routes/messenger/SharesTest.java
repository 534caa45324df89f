package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is shared, where somebody stands and what a template has written on it is read as text. */
class SharesTest {
    private static final Page PAGE = new Page("100", "token", "secret", "verify", "http://127.0.0.1:9", false, false);

    private final Shares shares = new Shares(PAGE);

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private String text(String attachments) {
        return text("", attachments);
    }

    private String text(String text, String attachments) {
        return shares.text(message(text, attachments));
    }

    private @Nullable String beside(String text, String attachments) {
        return shares.beside(message(text, attachments));
    }

    private static JsonObject message(String text, String attachments) {
        return json("{\"text\":\"" + text + "\",\"attachments\":[" + attachments + "]}");
    }

    @Test
    void aSharedPostSaysItsTitleAndWhereItIs() {
        assertThat(text("""
                {"type":"fallback","title":"Spring sale","url":"https://shop.example/spring","payload":"BLOB"}
                """)).isEqualTo("Spring sale\nhttps://shop.example/spring");
        assertThat(beside("look!", """
                {"type":"post","payload":{"title":"Spring sale","url":"https://www.facebook.com/100/posts/5"}}
                """)).isEqualTo("Spring sale\nhttps://www.facebook.com/100/posts/5");
    }

    @Test
    void onlyWhatABrowserOpensIsALink() {
        for (String address : new String[] {
            "javascript:alert(1)",
            "fb://profile/5",
            "data:text/html,x",
            "https://a b",
            "https:///x",
            "https://shop.example@evil.example/",
            "BLOB"
        })
            assertThat(text("{\"type\":\"fallback\",\"title\":\"A post\",\"url\":\"" + address + "\"}"))
                    .as(address)
                    .isEqualTo("A post");
    }

    @Test
    void facebooksOwnWayRoundIsLeftOut() {
        assertThat(text("""
                {"type":"fallback","url":"https://l.facebook.com/l.php?h=AT0&u=https%3A%2F%2Fshop.example%2Fa%3Fb%3D1"}
                """)).isEqualTo("https://shop.example/a?b=1");
        assertThat(text("""
                {"type":"fallback","title":"t","url":"https://l.facebook.com/l.php?u=javascript%3Aalert(1)"}
                """)).isEqualTo("t");
    }

    @Test
    void whatSomebodyWroteStaysWhatTheyWrote() {
        String post = "{\"type\":\"fallback\",\"title\":\"Spring sale\"}";
        assertThat(text("look!", post)).isEqualTo("look!");
        assertThat(beside("", post)).isNull();
    }

    @Test
    void whatTheCustomerWroteThemselvesIsNotSaidTwice() {
        assertThat(beside("see www.shop.example/spring", """
                {"type":"fallback","title":"Spring sale","url":"https://www.shop.example/spring/"}
                """)).isEqualTo("Spring sale");
        assertThat(beside("see https://shop.example", """
                {"type":"fallback","url":"https://shop.example/"}
                """)).isNull();
    }

    @Test
    void aPlaceIsItsNameAndItsCoordinates() {
        assertThat(text("""
                {"type":"location","title":"Eva's Location","url":"https://www.facebook.com/l.php?u=maps",
                 "payload":{"coordinates":{"lat":47.497913,"long":19.040236}}}
                """)).isEqualTo("Eva's Location\n47.4979, 19.0402");
        assertThat(text("{\"type\":\"location\",\"payload\":{\"coordinates\":{\"lat\":-33.9,\"long\":151}}}"))
                .isEqualTo("-33.9000, 151.0000");
        assertThat(text("{\"type\":\"location\",\"payload\":{\"coordinates\":{\"lat\":\"x\"}}}"))
                .isEmpty();
    }

    @Test
    void aTemplateSaysWhatIsWrittenOnIt() {
        assertThat(text("""
                {"type":"template","payload":{"template_type":"button","text":"What now?","buttons":[
                 {"type":"web_url","url":"https://shop.example/help","title":"Help"},{"type":"postback","title":"Call me"}]}}
                """)).isEqualTo("What now?\nHelp\nhttps://shop.example/help\nCall me");
        assertThat(beside("this one", """
                {"type":"template","payload":{"product":{"elements":[{"id":"1","title":"Blue shoe","subtitle":"€29",
                 "image_url":"https://scontent.xx.fbcdn.net/v/1.png"}]}}}
                """)).isEqualTo("Blue shoe\n€29");
    }

    @Test
    void aFileIsAFileWhateverItsAddress() {
        String photo = """
                {"type":"image","payload":{"url":"https://scontent.xx.fbcdn.net/v/photo.jpg"}}
                """;
        assertThat(text("here", photo)).isEqualTo("here");
        assertThat(shares.saysAll(json(photo))).isFalse();
        String reel = """
                {"type":"reel","payload":{"title":"Our shop","url":"https://video.xx.fbcdn.net/v/reel.mp4"}}
                """;
        assertThat(text(reel)).isEqualTo("Our shop");
        assertThat(shares.saysAll(json(reel))).isFalse();
        assertThat(shares.saysAll(json("{\"type\":\"fallback\",\"payload\":null}")))
                .isFalse();
        assertThat(shares.saysAll(json("{\"type\":\"fallback\",\"title\":\"A post\"}")))
                .isTrue();
    }
}
