package dev.tributary.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.search.FacetIndex.Asked;
import dev.tributary.engine.search.TextIndex.Advance;
import dev.tributary.engine.search.TextIndex.Match;
import dev.tributary.engine.search.TextIndex.MessageWords;
import dev.tributary.engine.search.TextIndex.Reached;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    @Test
    void pagesAreFoundNewestFirstWhetherFewOrMostHaveSeenThem() {
        UUID busy = UUID.randomUUID();
        UUID quiet = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        List<Facets> some = new ArrayList<>();
        // enough that those of the busy page are not gathered; in an order of their own
        for (int i = 0; i < 3000; i++) {
            Set<UUID> pages = new HashSet<>(Set.of(i % 2 == 0 ? busy : other));
            if (i % 100 == 0) pages.add(quiet);
            some.add(conversation(NOON.plusSeconds(i * 7919L % 3000), pages));
        }
        try (LuceneIndex index = new LuceneIndex(folder)) {
            index.advance(_ -> new Advance(List.of(), some, new Reached(7, null, null)));
            assertThat(found(index, Set.of(busy))).isEqualTo(newest(some, Set.of(busy)));
            assertThat(found(index, Set.of(quiet))).isEqualTo(newest(some, Set.of(quiet)));
            assertThat(found(index, Set.of(quiet, other))).isEqualTo(newest(some, Set.of(quiet, other)));
            assertThat(found(index, Set.of(UUID.randomUUID()))).isEmpty();
        }
    }

    private static List<UUID> newest(List<Facets> some, Set<UUID> pages) {
        return some.stream()
                .filter(one -> !Collections.disjoint(one.pages(), pages))
                .sorted(Comparator.comparing(Facets::last).reversed())
                .map(Facets::conversation)
                .toList();
    }

    private static List<UUID> found(LuceneIndex index, Set<UUID> pages) {
        Agent owner = new Agent(
                UUID.randomUUID(),
                "owner@example.org",
                "Owner",
                Role.OWNER,
                true,
                Presence.ONLINE,
                "en",
                "light",
                false,
                0,
                Set.of());
        List<UUID> found = new ArrayList<>();
        index.facets()
                .orElseThrow()
                .find(new Asked(owner, Queue.ALL, SearchQuery.NONE, pages, null), 50, found::addAll);
        return found;
    }

    private static Facets conversation(Instant last, Set<UUID> pages) {
        return new Facets(
                UUID.randomUUID(),
                NOON,
                last,
                ConversationStatus.OPEN,
                null,
                Set.of(),
                Set.of(),
                null,
                "chat",
                Set.of(),
                Set.of(),
                pages);
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
