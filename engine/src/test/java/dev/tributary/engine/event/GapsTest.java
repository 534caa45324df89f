package dev.tributary.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private final Gaps gaps = new Gaps();

    @Test
    void aPositionThatWasPassedOverIsWatchedAndHandedOnOnce() {
        begin(0);
        assertThat(accept(1, 2, 5)).containsExactly(1L, 2L, 5L);
        assertThat(gaps.open()).containsExactlyInAnyOrder(3L, 4L);
        assertThat(gaps.settled()).isEqualTo(2);
        assertThat(accept(4, 6)).containsExactly(4L, 6L);
        assertThat(accept(4, 5, 6)).isEmpty();
        assertThat(gaps.open()).containsExactly(3L);
        assertThat(gaps.high()).isEqualTo(6);
    }

    @Test
    void aGapIsGivenUpOnlyAfterNoTransactionCanBeInItAnyMore() {
        begin(0);
        accept(2);
        gaps.giveUp(NOW.plus(Gaps.PATIENCE).minusMillis(1));
        assertThat(gaps.open()).containsExactly(1L);
        gaps.giveUp(NOW.plus(Gaps.PATIENCE));
        assertThat(gaps.open()).isEmpty();
        assertThat(gaps.settled()).isEqualTo(2);
    }

    @Test
    void transactionsThatWereOpenAtTheStartAreWatchedToo() {
        gaps.begin(10, List.of(event(11), event(13)), 15, NOW);
        assertThat(gaps.open()).containsExactlyInAnyOrder(12L, 14L, 15L);
        assertThat(accept(11, 12, 13)).containsExactly(12L);
    }

    @Test
    void aJumpOfTheIdentityIsNotWatchedWhole() {
        begin(0);
        accept(1_000_000);
        assertThat(gaps.open()).hasSize(10_000).contains(999_999L);
    }

    private void begin(long newest) {
        gaps.begin(newest, List.of(), newest, NOW);
    }

    private List<Long> accept(long... positions) {
        return gaps.accept(LongStream.of(positions).mapToObj(GapsTest::event).toList(), NOW).stream()
                .map(LoggedEvent::position)
                .toList();
    }

    private static LoggedEvent event(long position) {
        return new LoggedEvent(position, EventKind.MESSAGE_RECEIVED, null, null, null, null, NOW);
    }
}
