package dev.tributary.routes.mail.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.engine.kit.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a provider is asked, and when it is not. */
class AccessTokensTest {
    private static final String INVALID_GRANT =
            "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been expired or revoked.\"}";

    private final TokenStandIn provider = TokenStandIn.start("support@shop.example");
    private final SettableClock clock = new SettableClock();
    private final FakeRefreshTokens kept = new FakeRefreshTokens("refresh-1");
    private final AccessTokens tokens = tokens();

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void oneTokenServesUntilShortlyBeforeItsEnd() throws NoAccessException {
        String first = tokens.current();
        clock.advance(Duration.ofMinutes(57));
        assertThat(tokens.current()).isEqualTo(first);
        clock.advance(Duration.ofMinutes(1));
        assertThat(tokens.current()).isNotEqualTo(first);
        assertThat(provider.given()).isEqualTo(2);
    }

    @Test
    void aShortLifeIsUsedHalf() throws NoAccessException {
        provider.lasting(60);
        tokens.current();
        clock.advance(Duration.ofSeconds(29));
        tokens.current();
        assertThat(provider.given()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(2));
        tokens.current();
        assertThat(provider.given()).isEqualTo(2);
    }

    @Test
    void whoeverNeedsOneMeanwhileWaitsForTheOneThatIsAskedFor() throws InterruptedException, ExecutionException {
        List<Future<String>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) all.add(threads.submit(tokens::current));
        }
        for (Future<String> one : all) assertThat(one.get()).isEqualTo("ya29.access-1");
        assertThat(provider.asked()).hasSize(1);
    }

    @Test
    void aRefusalIsNotAskedForAgainForAnHour() throws NoAccessException {
        provider.answer(400, INVALID_GRANT);
        for (int i = 0; i < 20; i++) {
            assertThat(trouble().why()).isEqualTo(NoAccessException.Why.ENDED);
            clock.advance(Duration.ofMinutes(2));
        }
        assertThat(provider.asked()).hasSize(1);
        clock.advance(Duration.ofMinutes(20));
        assertThat(tokens.current()).isEqualTo("ya29.access-1");
    }

    @Test
    void troubleThatPassesIsAskedForLessAndLessOften() throws NoAccessException {
        for (int i = 0; i < 12; i++) provider.answer(503, "");
        for (int second = 0; second < 3600; second++) {
            assertThat(trouble().passes()).isTrue();
            clock.advance(Duration.ofSeconds(1));
            if (provider.asked().size() == 12) break;
        }
        // 5 + 10 + 20 + 40 + 80 + 160 + 320 seconds, then every ten minutes
        assertThat(provider.asked()).hasSize(12);
        clock.advance(Duration.ofMinutes(10));
        assertThat(tokens.current()).isEqualTo("ya29.access-1");
    }

    @Test
    void theProvidersOwnTimeToWaitIsKept() throws NoAccessException {
        provider.answer(429, "{\"error\":\"slow_down\"}", 300);
        assertThat(trouble().retryAfter()).isEqualTo(Duration.ofMinutes(5));
        clock.advance(Duration.ofSeconds(299));
        trouble();
        assertThat(provider.asked()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        tokens.current();
    }

    @Test
    void aNewRefreshTokenIsKeptAndUsed() throws NoAccessException {
        provider.rotate();
        tokens.current();
        assertThat(kept.current()).isEqualTo(provider.refreshToken()).isNotEqualTo("refresh-1");
        clock.advance(Duration.ofHours(1));
        tokens.current();
        assertThat(provider.given()).isEqualTo(2);
        assertThat(kept.current()).isEqualTo(provider.refreshToken());
    }

    @Test
    void aNewRefreshTokenThatCouldNotBeKeptIsUsedAndKeptLater() throws NoAccessException {
        provider.rotate();
        kept.down(true);
        tokens.current();
        clock.advance(Duration.ofHours(1));
        tokens.current();
        assertThat(kept.current()).isEqualTo("refresh-1");
        kept.down(false);
        clock.advance(Duration.ofHours(1));
        tokens.current();
        assertThat(provider.given()).isEqualTo(3);
        assertThat(kept.current()).isEqualTo(provider.refreshToken());
    }

    @Test
    void whatAnotherNodeWasGivenMeanwhileIsTriedBeforeAnythingIsSaid() throws NoAccessException {
        provider.replaceRefreshToken("refresh-of-another-node");
        kept.afterNextLook("refresh-of-another-node");
        assertThat(tokens.current()).isEqualTo("ya29.access-1");
        assertThat(provider.asked()).hasSize(2);
    }

    @Test
    void aRefusedTokenIsReplacedOnceAndNotWhenItIsNew() throws NoAccessException {
        String first = tokens.current();
        assertThat(tokens.insteadOf(first)).isNull();
        clock.advance(Duration.ofMinutes(6));
        String second = tokens.insteadOf(first);
        assertThat(second).isEqualTo("ya29.access-2");
        // who comes late with the old one gets the new one
        assertThat(tokens.insteadOf(first)).isEqualTo(second);
        assertThat(tokens.insteadOf(second)).isNull();
        assertThat(tokens.current()).isEqualTo(second);
        assertThat(provider.given()).isEqualTo(2);
    }

    private NoAccessException trouble() {
        return catchThrowableOfType(NoAccessException.class, tokens::current);
    }

    private AccessTokens tokens() {
        Grant grant = new Grant(
                "Google",
                URI.create(provider.tokenUrl()),
                TokenStandIn.CLIENT_ID,
                TokenStandIn.CLIENT_SECRET,
                "",
                false);
        return new AccessTokens(new TokenEndpoint(), grant, kept, clock);
    }
}
