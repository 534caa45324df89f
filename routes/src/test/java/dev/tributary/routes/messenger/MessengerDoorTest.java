package dev.tributary.routes.messenger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.tributary.engine.kit.Quickest;
import dev.tributary.engine.kit.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may post to a page's webhook, and what: S14 and R13 of the checks. */
class MessengerDoorTest {
    private static final String BODY = """
            {"object":"page","entry":[{"id":"100","time":1,"messaging":[{"sender":{"id":"7"},"recipient":{"id":"100"},\
            "timestamp":1764061200000,"message":{"mid":"m_1","text":"sz\\u00e9p nap"}}]}]}""";

    private final PageHouse house = new PageHouse(TestDatabase.H2);

    @AfterEach
    void stop() {
        house.close();
    }

    private int posted(byte[] body, @Nullable String signature) throws Exception {
        var request = post("/channels/messenger/webhook").content(body);
        if (signature != null) request.header("X-Hub-Signature-256", signature);
        return house.web().perform(request).andReturn().getResponse().getStatus();
    }

    private static String signature(byte[] body) {
        return Signature.of(body, PageHouse.SECRET);
    }

    @Test
    void whatIsSignedIsTaken() throws Exception {
        byte[] body = BODY.getBytes(UTF_8);
        assertThat(posted(body, signature(body))).isEqualTo(200);
        assertThat(house.thread(house.rows().getFirst().id()).getFirst().body()).isEqualTo("szép nap");
    }

    @Test
    void whatIsNotSignedOverItsVeryBytesIsRefusedAndNothingIsStored() throws Exception {
        byte[] body = BODY.getBytes(UTF_8);
        String right = signature(body);
        assertThat(posted(body, null)).isEqualTo(403);
        assertThat(posted(body, "")).isEqualTo(403);
        assertThat(posted(body, right.replace("sha256=", "sha1="))).isEqualTo(403);
        assertThat(posted(body, right.substring(0, right.length() - 2))).isEqualTo(403);
        assertThat(posted(body, right + "00")).isEqualTo(403);
        assertThat(posted(body, Signature.of(body, "another secret"))).isEqualTo(403);
        assertThat(posted(new byte[0], right)).isEqualTo(403);
        // read and written again it says the same in other bytes
        byte[] again = BODY.replace("\\u00e9", "é").getBytes(UTF_8);
        assertThat(posted(again, right)).isEqualTo(403);
        assertThat(posted(BODY.replace(",", ", ").getBytes(UTF_8), right)).isEqualTo(403);
        assertThat(house.intake().stored()).isZero();
        assertThat(house.rows()).isEmpty();
    }

    @Test
    void whatIsPostedAgainLaterIsTakenAndChangesNothing() throws Exception {
        byte[] body = BODY.getBytes(UTF_8);
        assertThat(posted(body, signature(body))).isEqualTo(200);
        for (Duration later : List.of(Duration.ofMinutes(6), Duration.ofDays(1))) {
            house.clock().advance(later);
            assertThat(posted(body, signature(body))).isEqualTo(200);
        }
        assertThat(house.intake().stored()).isEqualTo(1);
        assertThat(house.thread(house.rows().getFirst().id())).hasSize(1);
    }

    @Test
    void jsonNestedTwentyThousandDeepIsRefusedAtOnce() throws Exception {
        for (String deep : List.of(
                "[".repeat(20_000),
                "{\"a\":".repeat(20_000),
                "{\"object\":\"page\",\"entry\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}")) {
            byte[] body = deep.getBytes(UTF_8);
            assertThat(Quickest.of(
                            () -> assertThat(posted(body, signature(body))).isEqualTo(400)))
                    .isLessThan(Duration.ofMillis(50));
        }
    }
}
