package dev.tributary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.kit.ConversationSeed;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.search.TextIndex;
import dev.tributary.engine.search.TextIndex.Advance;
import dev.tributary.engine.search.TextIndex.MessageWords;
import dev.tributary.engine.search.TextQuery;
import dev.tributary.engine.spi.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** The words of PostgreSQL, in a house whose newest messages are only five. */
class WordsTableTest {
    private static final int MESSAGES = 400;
    private static final TextQuery EACH = word("parcel");
    private static final TextQuery SOME = word("late");

    @Test
    void whateverPartAMessageIsInItIsFoundInItsOrder() {
        try (EngineKit kit = EngineKit.start(TestDatabase.POSTGRES)) {
            DSLContext sql = kit.get(DSLContext.class);
            WordsTable words = new WordsTable(sql, kit.get(TransactionTemplate.class), TextIndex.VERSION, 5);
            List<UUID> messages = write(kit, words);
            Collections.reverse(messages);
            assertThat(all(words, EACH, 7)).containsExactlyElementsOf(messages);
            assertThat(all(words, EACH, 1000)).containsExactlyElementsOf(messages);
            List<UUID> late = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) if ((MESSAGES - 1 - i) % 50 == 0) late.add(messages.get(i));
            assertThat(all(words, SOME, 3)).containsExactlyElementsOf(late);
            assertThat(all(words, word("never"), 10)).isEmpty();
            // frequent ones are read on, rare ones are looked up in ever larger parts
            for (int some : List.of(1, 7, 60, 1000)) {
                assertThat(all(words, beginning("parc"), some)).containsExactlyElementsOf(messages);
                assertThat(all(words, beginning("lat"), some)).containsExactlyElementsOf(late);
            }

            sql.transaction(configuration -> {
                DSLContext here = configuration.dsl();
                here.execute("set local enable_seqscan = off");
                assertThat(plan(here, WordsSearch.READ, "'parcel'"))
                        .contains("message_words_newest")
                        .doesNotContain("Sort", "Seq Scan");
                assertThat(plan(here, WordsSearch.LOOK_UP, "'late'", "' 0 20000'"))
                        .contains("message_words_words", "'late'", "' 0 20000'")
                        .doesNotContain("Seq Scan", "message_words_newest", "BitmapAnd");
            });
        }
    }

    private static List<UUID> write(EngineKit kit, WordsTable words) {
        Seeds seeds = Seeds.in(kit);
        ConversationSeed seed =
                seeds.conversation(seeds.contact("Vera", null), Channels.CHAT, seeds.account(Channels.CHAT, "shop"));
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            // some weeks in all
            kit.clock().advance(Duration.ofHours(i % 3).plusSeconds(1));
            moments.add(kit.clock().instant());
            seed.inbound("message " + i);
        }
        UUID conversation = seed.plant();
        List<UUID> messages = new ArrayList<>(seed.messageIds());
        List<MessageWords> written = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++)
            written.add(new MessageWords(
                    messages.get(i),
                    conversation,
                    moments.get(i),
                    i % 50 == 0 ? Set.of("parcel", "late") : Set.of("parcel")));
        // the house writes words too, and has the lock for a moment
        await().until(() -> words.advance(reached -> new Advance(written, List.of(), reached)));
        // the next time it looks where the parts begin
        assertThat(words.advance(reached -> null)).isFalse();
        return messages;
    }

    private static List<UUID> all(WordsTable words, TextQuery query, int some) {
        List<UUID> found = new ArrayList<>();
        words.find(query, some, matches -> {
            matches.forEach(match -> found.add(match.message()));
            return some;
        });
        return found;
    }

    private static String plan(DSLContext sql, String question, String... words) {
        return sql
                .resultQuery(
                        "explain " + question,
                        Stream.concat(
                                        Stream.of(words),
                                        Stream.of("-infinity", "infinity", "infinity", new UUID(-1L, -1L), 10))
                                .toArray())
                .fetch(0, String.class)
                .stream()
                .collect(Collectors.joining("\n"));
    }

    private static TextQuery beginning(String beginning) {
        return new TextQuery(List.of(new TextQuery.Wanted(Set.of(beginning), true)));
    }

    private static TextQuery word(String word) {
        return new TextQuery(List.of(new TextQuery.Wanted(Set.of(word), false)));
    }
}
