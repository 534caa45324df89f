package dev.tributary.ui.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.kit.crash.CrashRig;
import dev.tributary.engine.kit.crash.Customer;
import dev.tributary.engine.kit.crash.Ledger;
import dev.tributary.engine.kit.crash.StoreCheck;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.routes.demo.GraphStandIn;
import dev.tributary.routes.mail.GreenMailBox;
import dev.tributary.rules.book.BookCompiler;
import dev.tributary.ui.rig.HouseProcess;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class KillIT {
    private static final int KILLS = Integer.getInteger("tributary.kills", 5);
    /** The quick compiler only: what is tested is how it dies, and it starts often. */
    private static final List<String> JAVA = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final int VISITORS = 5;
    private static final int PAGE_FANS = 3;
    private static final long SEED = Long.getLong("tributary.kill-seed", System.nanoTime());

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasAcknowledgedIsStoredOnceHoweverOftenTheHouseIsKilled(TestDatabase kind) throws IOException {
        TestDatabase.Address database = kind.durable();
        GraphStandIn.StandInPage page =
                new GraphStandIn.StandInPage(PageFans.PAGE.account(), "Shop", "a-page-token", PageFans.SECRET);
        try (GreenMailBox mailbox = GreenMailBox.start();
                GraphStandIn graph = GraphStandIn.start(page, Clock.systemUTC());
                HouseProcess house = new HouseProcess(database, JAVA, "--tributary.chat.limits=off");
                Ledger ledger = new Ledger(database.data().resolve("ledger.txt"));
                MailRain rain = new MailRain(mailbox, ledger)) {
            connect(database, mailbox, graph);
            System.out.println("\n" + kind + ": killing the house " + KILLS + " times");
            CrashRig rig = new CrashRig(house, ledger, customers(house.port()), SEED, System.out);
            rain.begin();
            List<CrashRig.Kill> kills = rig.kill(KILLS);
            rain.end();

            assertThat(kills).allSatisfy(kill -> {
                assertThat(kill.inFlight()).isPositive();
                assertThat(kill.acknowledged()).isPositive();
            });
            StoreCheck.Findings dead = look(database, ledger);
            System.out.printf(
                    "  after the last kill: %d messages stored, %d acknowledged (mails not counted), %d stored without their acknowledgement being read%n",
                    dead.stored(), ledger.acknowledged().size(), dead.unacknowledged());
            assertThat(dead.faults()).isEmpty();

            System.out.printf("  started again in %.1f s%n", house.start().toMillis() / 1000.0);
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(250))
                    .until(rain::allSeen);
            rain.acknowledge();
            int repeated = rig.repeatUnacknowledged();
            house.stop();
            StoreCheck.Findings whole = look(database, ledger);
            System.out.printf(
                    "  %d unacknowledged messages repeated, %d mails taken in: %d messages handed in, %d stored%n",
                    repeated, rain.size(), ledger.handedIn().size(), whole.stored());
            assertThat(whole.faults()).isEmpty();
            assertThat(ledger.unacknowledged()).isEmpty();
            assertThat(whole.stored()).isEqualTo(ledger.handedIn().size());
        }
    }

    private static List<Customer> customers(int port) {
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) customers.add(new Visitors(port));
        for (int i = 0; i < PAGE_FANS; i++) customers.add(new PageFans(port, i));
        return customers;
    }

    /** A website, a page and a mailbox, as an operator adds them before the first start. */
    private static void connect(TestDatabase.Address database, GreenMailBox mailbox, GraphStandIn graph) {
        try (EngineKit engine = engine(database)) {
            ChannelAccounts accounts = engine.get(ChannelAccounts.class);
            accounts.addByOperator(
                    Visitors.SITE,
                    "Shop",
                    new ChannelSettings(Map.of("origins", Visitors.ORIGIN, "site", Visitors.SITE.account()), Map.of()));
            accounts.addByOperator(
                    PageFans.PAGE,
                    "Shop",
                    new ChannelSettings(
                            Map.of("pageId", PageFans.PAGE.account(), "verifyToken", "v", "graphUrl", graph.url()),
                            Map.of("pageToken", "a-page-token", "appSecret", PageFans.SECRET)));
            accounts.addByOperator(MailRain.MAILBOX, "Shop", mailbox.settings());
        }
    }

    /** Looks into the store while the house is dead: on H2 it could not be opened otherwise. */
    private static StoreCheck.Findings look(TestDatabase.Address database, Ledger ledger) {
        try (EngineKit engine = engine(database)) {
            return StoreCheck.check(engine.get(DSLContext.class), ledger);
        }
    }

    private static EngineKit engine(TestDatabase.Address database) {
        return EngineKit.start(
                database, Clock.systemUTC(), new BookCompiler(), new FakeChannels(), new RecordingGateway());
    }
}
