package dev.tributary.ui.crash;

import static dev.tributary.engine.store.schema.Tables.AGENT;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.kit.crash.CrashRig;
import dev.tributary.engine.kit.crash.Customer;
import dev.tributary.engine.kit.crash.Ledger;
import dev.tributary.engine.search.Hit;
import dev.tributary.engine.search.Search;
import dev.tributary.engine.search.SearchQuery;
import dev.tributary.engine.search.TextIndex;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.rules.book.BookCompiler;
import dev.tributary.ui.rig.HouseProcess;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Killed while it writes the index beside H2's file, the house finds every word that is stored when it is started again. */
@Tag("slow")
class IndexKillIT {
    private static final int KILLS = Integer.getInteger("tributary.kills", 3);
    private static final List<String> JAVA = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final int VISITORS = 4;
    /** Each search is made for its own sake: so many are enough, and the last ones, which were under way. */
    private static final int EACH = 20;

    private static final int NEWEST = 100;
    private static final long SEED = Long.getLong("tributary.kill-seed", System.nanoTime());

    @Test
    void everyStoredWordIsFoundHoweverOftenTheHouseIsKilledWhileItWritesThem() throws IOException {
        TestDatabase.Address database = TestDatabase.H2.durable();
        try (HouseProcess house = new HouseProcess(database, JAVA, "--tributary.chat.limits=off");
                Ledger ledger = new Ledger(database.data().resolve("ledger.txt"))) {
            try (EngineKit engine = engine(database)) {
                engine.get(ChannelAccounts.class)
                        .addByOperator(
                                Visitors.SITE,
                                "Shop",
                                new ChannelSettings(
                                        Map.of("origins", Visitors.ORIGIN, "site", Visitors.SITE.account()), Map.of()));
            }
            AtomicInteger number = new AtomicInteger();
            List<Customer> customers = new ArrayList<>();
            for (int i = 0; i < VISITORS; i++)
                customers.add(new Visitors(house.port(), () -> "Where is parcel p" + number.incrementAndGet() + "?"));
            List<CrashRig.Kill> kills = new CrashRig(house, ledger, customers, SEED, System.out).kill(KILLS);
            assertThat(kills).allSatisfy(kill -> assertThat(kill.acknowledged()).isPositive());
        }
        try (EngineKit engine = engine(database)) {
            DSLContext sql = engine.get(DSLContext.class);
            List<Record3<UUID, String, String>> stored = sql.select(MESSAGE.CONVERSATION_ID, MESSAGE.BODY, MESSAGE.KIND)
                    .from(MESSAGE)
                    .where(MESSAGE.KIND.ne(MessageKind.EVENT.name()))
                    .orderBy(MESSAGE.CREATED_AT, MESSAGE.ID)
                    .fetch();
            TextIndex index = engine.get(TextIndex.class);
            await().atMost(Duration.ofMinutes(2)).until(() -> index.size() == stored.size());
            UUID owner =
                    sql.fetchSingle(AGENT, AGENT.ROLE.eq(Role.OWNER.name())).getId();
            Search search = engine.get(Search.class);
            int looked = 0;
            for (int i = 0; i < stored.size(); i++) {
                Record3<UUID, String, String> message = stored.get(i);
                boolean written = message.value3().equals(MessageKind.INBOUND.name());
                if (!written || i % EACH != 0 && i < stored.size() - NEWEST) continue;
                looked++;
                String word = message.value2().replaceAll(".* (p\\d+)\\?", "$1");
                assertThat(search.page(owner, Queue.ALL, query(word, Set.of()), 0, 10))
                        .as(word)
                        .extracting(Hit::row)
                        .extracting(row -> row.id())
                        .containsExactly(message.value1());
            }
            System.out.printf("  %d messages stored, %d of them looked for%n", stored.size(), looked);
            assertThat(looked).isPositive();
            // and the lists by filters are whole
            long conversations = stored.stream().map(Record3::value1).distinct().count();
            assertThat(search.count(owner, Queue.ALL, query("", Set.of(Channels.CHAT))))
                    .isEqualTo((int) Math.min(conversations, Search.MOST + 1));
        }
    }

    private static SearchQuery query(String text, Set<String> channels) {
        return new SearchQuery(
                text, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), "", "", channels, null, null, ZoneOffset.UTC);
    }

    private static EngineKit engine(TestDatabase.Address database) {
        return EngineKit.start(
                database, Clock.systemUTC(), new BookCompiler(), new FakeChannels(), new RecordingGateway());
    }
}
