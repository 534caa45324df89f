package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.spi.SendOutcome;
import jakarta.json.JsonObject;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an error of the Graph API means, by code and subcode. */
class GraphErrorTest {
    @ParameterizedTest
    @CsvSource({
        // status, code, subcode, outcome, word
        "400, 190, 463, AccountBroken, token_refused",
        "401, 190, 0, AccountBroken, token_refused",
        "401, 0, 0, AccountBroken, token_refused",
        "400, 10, 1893063, AccountHeld, page_restricted",
        "403, 368, 0, AccountHeld, page_restricted",
        "400, 10, 2018278, Permanent, window_over",
        "400, 10, 2018108, Permanent, not_available",
        "400, 10, 2018300, Permanent, not_owner",
        "403, 10, 0, Permanent, not_permitted",
        "403, 200, 2018028, Permanent, not_permitted",
        "400, 551, 1545041, Permanent, not_available",
        "403, 200, 1545041, Permanent, not_available",
        "400, 100, 2018001, Permanent, no_such_user",
        "400, 100, 1893061, Permanent, tag_retired",
        "400, 100, 0, Permanent, graph-100",
        "400, 4, 2018022, AccountHeld, rate_limited",
        "400, 32, 0, AccountHeld, rate_limited",
        "400, 17, 0, Temporary, rate_limited",
        "400, 613, 0, Temporary, rate_limited",
        "400, 80006, 0, AccountHeld, rate_limited",
        "429, 0, 0, Temporary, rate_limited",
        "500, 2, 0, Temporary, graph-2",
        "400, 1, 99, Temporary, graph-1-99",
        "400, 1200, 0, Temporary, graph-1200",
        "502, 0, 0, Temporary, graph-0",
        "400, 4711, 0, Permanent, graph-4711"
    })
    void codesAreToldApart(int status, int code, int subcode, String outcome, String word) {
        Graph.Answer answer = new Graph.Answer(status, JsonObject.EMPTY_JSON_OBJECT, Duration.ofMinutes(3));
        SendOutcome means = new GraphError(status, code, subcode, "words").outcome(answer);
        assertThat(means.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(word(means)).isEqualTo(word);
        if (means instanceof SendOutcome.Temporary later)
            assertThat(later.retryAfter()).isEqualTo(Duration.ofMinutes(3));
        if (means instanceof SendOutcome.AccountHeld held)
            assertThat(held.pause()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void aRestrictedPageIsTriedAgainAfterAnHourWhenNobodySaysWhen() {
        assertThat(new GraphError(403, 368, 0, "words").outcome((Duration) null))
                .isEqualTo(new SendOutcome.AccountHeld("page_restricted", "words", Duration.ofHours(1)));
    }

    private static String word(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.AccountBroken broken -> broken.code();
            case SendOutcome.AccountHeld held -> held.code();
            case SendOutcome.Permanent never -> never.code();
            case SendOutcome.Temporary later -> later.code();
            case SendOutcome.Sent sent -> "sent";
            case SendOutcome.Partly partly -> "partly";
            case SendOutcome.Unknown unknown -> "unknown";
        };
    }

    @Test
    void whatIsAskedGoesBeforeWhatIsEstimatedAndThatBeforeTheShare() {
        String business = "{\"1\":[{\"estimated_time_to_regain_access\":19},{\"estimated_time_to_regain_access\":3}]}";
        assertThat(wait(Map.of("Retry-After", "30", "X-Business-Use-Case-Usage", business)))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(wait(Map.of("X-Business-Use-Case-Usage", business, "X-App-Usage", "{\"call_count\":150}")))
                .isEqualTo(Duration.ofMinutes(19));
        assertThat(wait(Map.of("X-App-Usage", "{\"call_count\":150,\"total_time\":20}")))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(wait(Map.of("X-App-Usage", "{\"total_cputime\":100}"))).isEqualTo(Duration.ofMinutes(1));
        assertThat(wait(Map.of("X-App-Usage", "{\"call_count\":99}"))).isNull();
        assertThat(wait(Map.of("X-App-Usage", "nonsense", "Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT")))
                .isNull();
        assertThat(wait(Map.of())).isNull();
    }

    private static Duration wait(Map<String, String> headers) {
        Map<String, List<String>> all = new java.util.HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return Usage.pause(HttpHeaders.of(all, (name, value) -> true));
    }
}
