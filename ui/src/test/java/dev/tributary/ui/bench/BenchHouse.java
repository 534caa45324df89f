package dev.tributary.ui.bench;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.rules.book.BookCompiler;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The real engine with the real clock and the rules that ship, in this process, and the website that its visitors use. */
final class BenchHouse {
    static final AccountKey SITE = new AccountKey(Channels.CHAT, "shop");
    static final String ORIGIN = "http://shop.example";

    private BenchHouse() {}

    /** A database with the website in it, closed. */
    static TestDatabase.Address furnished(TestDatabase kind) {
        TestDatabase.Address database = kind.durable();
        try (EngineKit engine = open(database)) {
            engine.get(ChannelAccounts.class)
                    .addByOperator(
                            SITE,
                            "Shop",
                            new ChannelSettings(Map.of("origins", ORIGIN, "site", SITE.account()), Map.of()));
        }
        return database;
    }

    static EngineKit open(TestDatabase.Address database, Object... more) {
        List<Object> beans = new ArrayList<>(
                List.of(Clock.systemUTC(), new BookCompiler(), new FakeChannels(), new RecordingGateway()));
        beans.addAll(Arrays.asList(more));
        return EngineKit.start(database, beans.toArray());
    }

    static String label(TestDatabase kind) {
        return kind == TestDatabase.H2 ? "h2" : "postgresql";
    }
}
