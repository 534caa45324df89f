package dev.tributary.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.search.TextIndex.Advance;
import dev.tributary.engine.search.TextIndex.Match;
import dev.tributary.engine.search.TextIndex.MessageWords;
import dev.tributary.engine.search.TextIndex.Reached;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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
            assertThat(find(index, 10, 10)).containsExactly(List.of(message));
            write(index, message, NOON, "invoice", 8);
            assertThat(find(index, 10, 10)).containsExactly(List.of());
        }
    }

    @Test
    void anotherProcessKeepsOneOfItsOwn() {
        try (LuceneIndex first = new LuceneIndex(folder);
                LuceneIndex second = new LuceneIndex(folder)) {
            write(first, UUID.randomUUID(), NOON, "parcel", 7);
            assertThat(reached(second)).isEqualTo(Reached.NOTHING);
            assertThat(find(second, 10, 10)).containsExactly(List.of());
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
            assertThat(find(index, 2, 10))
                    .containsExactly(List.of(messages[4], messages[3]), List.of(messages[2], messages[1], messages[0]));
            assertThat(find(index, 3, 0)).containsExactly(List.of(messages[4], messages[3], messages[2]));
            assertThat(find(index, 5, 10)).last().isEqualTo(List.of());
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

    /** The messages in portions, the first of this size, all others of that. */
    private List<List<UUID>> find(LuceneIndex index, int first, int others) {
        List<List<UUID>> portions = new ArrayList<>();
        index.find(TextQuery.of("parcels", words), first, portion -> {
            portions.add(portion.stream().map(Match::message).toList());
            return others;
        });
        return portions;
    }
}
