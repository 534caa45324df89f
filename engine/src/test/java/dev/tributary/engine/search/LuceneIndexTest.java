package dev.tributary.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.search.TextIndex.Advance;
import dev.tributary.engine.search.TextIndex.Match;
import dev.tributary.engine.search.TextIndex.MessageWords;
import dev.tributary.engine.search.TextIndex.Reached;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    Path folder;

    private final Words words = new Words();

    @Test
    void goesOnWhereItHadGotWhenItWasClosed() {
        UUID message = UUID.randomUUID();
        try (LuceneIndex index = new LuceneIndex(folder)) {
            assertThat(reached(index)).isEqualTo(Reached.NOTHING);
            write(index, message, NOON, "parcel", 7);
        }
        try (LuceneIndex index = new LuceneIndex(folder)) {
            assertThat(reached(index)).isEqualTo(new Reached(7, null, null));
            assertThat(find(index, null, 10)).extracting(Match::message).containsExactly(message);
            write(index, message, NOON, "invoice", 8);
            assertThat(find(index, null, 10)).isEmpty();
        }
    }

    @Test
    void anotherProcessKeepsOneOfItsOwn() {
        try (LuceneIndex first = new LuceneIndex(folder);
                LuceneIndex second = new LuceneIndex(folder)) {
            write(first, UUID.randomUUID(), NOON, "parcel", 7);
            assertThat(reached(second)).isEqualTo(Reached.NOTHING);
            assertThat(find(second, null, 10)).isEmpty();
        }
    }

    @Test
    void givesTheNewestFirstPartByPart() {
        try (LuceneIndex index = new LuceneIndex(folder)) {
            UUID[] messages = new UUID[5];
            for (int i = 0; i < messages.length; i++) {
                messages[i] = UUID.randomUUID();
                write(index, messages[i], NOON.plusMillis(i), "parcel", i);
            }
            List<Match> some = find(index, null, 2);
            assertThat(some).extracting(Match::message).containsExactly(messages[4], messages[3]);
            List<Match> more = find(index, some.getLast(), 10);
            // the last one may come again
            assertThat(more.stream().map(Match::message).filter(id -> !id.equals(messages[3])))
                    .containsExactly(messages[2], messages[1], messages[0]);
        }
    }

    private static Reached reached(LuceneIndex index) {
        AtomicReference<Reached> reached = new AtomicReference<>();
        index.advance(now -> {
            reached.set(now);
            return null;
        });
        return reached.get();
    }

    private void write(LuceneIndex index, UUID message, Instant at, String text, long position) {
        index.advance(reached -> new Advance(
                List.of(new MessageWords(message, UUID.randomUUID(), at, words.forms(List.of(text)))),
                List.of(),
                new Reached(position, null, null)));
    }

    private List<Match> find(LuceneIndex index, @Nullable Match after, int limit) {
        return index.find(TextQuery.of("parcels", words), after, limit);
    }
}
