package dev.tributary.ui.crash;

import static dev.tributary.engine.store.schema.Tables.MESSAGE;
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
import dev.tributary.engine.kit.crash.Letter;
import dev.tributary.engine.masking.DrawnCards;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.routes.mail.GreenMailBox;
import dev.tributary.rules.book.BookCompiler;
import dev.tributary.ui.rig.HouseProcess;
import dev.tributary.ui.rig.HttpLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten thousand messages with a card in each, no card twice, over three channels, with kills and with mishaps at every door:
 * afterwards no byte that the house, its database or its log left behind tells a card.
 */
@Tag("slow")
class CardsOnDiskIT {
    /** Ten thousand over both databases. */
    private static final Map<TestDatabase, Integer> MESSAGES =
            Map.of(TestDatabase.H2, 7_500, TestDatabase.POSTGRES, 2_500);

    private static final int KILLS = 2;
    private static final int MISHAPS = 20;
    private static final long SEED = Long.getLong("tributary.kill-seed", System.nanoTime());
    private static final String[] GAPS = {"", " ", "-", ".", "%20"};

    private final Set<String> cards = new HashSet<>();
    private final Random random = new Random(SEED);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void noCardIsEverWrittenDown(TestDatabase kind) throws IOException, SQLException {
        TestDatabase.Address database = kind.durable();
        Path temp = Files.createDirectories(database.data().resolve("tmp"));
        List<String> java =
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temp);
        try (GreenMailBox mailbox = GreenMailBox.start();
                HouseProcess house = new HouseProcess(database, java, "--tributary.chat.limits=off");
                Ledger ledger = new Ledger(database.data().resolve("ledger.txt"));
                MailRain rain = new MailRain(mailbox, ledger, this::sentence)) {
            connect(database, mailbox);
            CrashRig rig = new CrashRig(house, ledger, customers(house.port()), SEED, System.out);
            rain.begin();
            rig.kill(KILLS);
            house.start();
            write(MESSAGES.get(kind), house.port(), ledger);
            if (kind == TestDatabase.POSTGRES) writeToADatabaseThatRefuses(database, house.port());
            rain.end();
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(250))
                    .until(rain::allSeen);
            mishaps(house.port(), mailbox);
            // once more with everything open, then with everything closed: the database tidies up when it stops
            search(database, "running");
            house.stop();
            search(database, "stopped");
            inTheOneForm(database, MESSAGES.get(kind));
        }
    }

    private synchronized String sentence() {
        String card;
        do card = DrawnCards.card(random);
        while (!cards.add(card));
        return "I paid with " + DrawnCards.printed(card, GAPS[random.nextInt(GAPS.length)]) + " yesterday";
    }

    private List<Customer> customers(int port) {
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < 3; i++) customers.add(new Visitors(port, this::sentence));
        for (int i = 0; i < 2; i++) customers.add(new PageFans(port, i, this::sentence));
        return customers;
    }

    /** The rest, each on its line, without kills. */
    private void write(int messages, int port, Ledger ledger) {
        List<Future<?>> lines = new ArrayList<>();
        try (ExecutorService writers =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            for (Customer customer : customers(port))
                lines.add(writers.submit(() -> {
                    while (ledger.size() < messages) {
                        Letter letter = customer.write();
                        ledger.handedIn(letter);
                        letter.handIn();
                        ledger.acknowledged(letter.name());
                    }
                    return null;
                }));
        }
        assertThat(lines).allSatisfy(line -> assertThat(line.state()).isEqualTo(Future.State.SUCCESS));
    }

    /** Every statement that stores a message fails: what the house says about it tells no card. */
    private void writeToADatabaseThatRefuses(TestDatabase.Address database, int port) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection
                    .createStatement()
                    .execute("alter table message add constraint broken check (kind = 'never') not valid");
            for (Customer customer : customers(port))
                for (int i = 0; i < 5; i++) {
                    try {
                        customer.write().handIn();
                        throw new AssertionError("a message was acknowledged that cannot be stored");
                    } catch (IOException refused) {
                        assertThat(refused.getMessage()).doesNotContain("paid");
                    }
                }
            connection.createStatement().execute("alter table message drop constraint broken");
        }
    }

    /** What goes wrong at the doors, with a card in it. */
    private void mishaps(int port, GreenMailBox mailbox) throws IOException {
        for (int i = 0; i < MISHAPS; i++) {
            try (HttpLine line = new HttpLine(port)) {
                String origin = "Origin: " + Visitors.ORIGIN + "\r\n";
                post(line, "/chat/shop/messages", origin, "{\"text\":\"" + sentence());
                post(line, "/chat/shop/messages", origin, "{\"text\":\"" + sentence() + "\",\"clientId\":\"1\"}");
                post(line, "/chat/" + sentence().replace(' ', '+') + "/messages", origin, sentence());
                post(line, "/chat/shop/introduce", origin, "{\"email\":\"" + sentence() + "\",\"name\":5}");
                post(line, "/channels/messenger/webhook", "X-Hub-Signature-256: sha256=00\r\n", sentence());
                post(line, "/channels/messenger/webhook", "", "[".repeat(3000) + sentence());
                post(line, "/channels/" + sentence().replace(' ', '+') + "/webhook", "", sentence());
                post(line, "/login?username=" + sentence().replace(' ', '+'), "", sentence());
                post(line, "/no/such/" + sentence().replace(' ', '+'), "Referer: " + sentence() + "\r\n", "{}");
            }
            mailbox.deliver(("From: \nSubject: " + sentence() + "\nContent-Type: text/plain; charset=none-such\n\n"
                            + sentence() + "\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            mailbox.deliver(("From: <" + sentence() + ">\nContent-Type: multipart/mixed; boundary=" + '"' + sentence()
                            + '"' + "\n\n--no\n" + sentence())
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
        // unreadable ones stay as they are; whoever has read the last has looked at all
        int bad = mailbox.unseen();
        mailbox.deliver("From: <eva@customer.example>\nSubject: the last\n\n" + sentence() + "\n");
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> mailbox.unseen() <= Math.min(bad, 2 * MISHAPS));
    }

    private static void post(HttpLine line, String path, String headers, String body) throws IOException {
        HttpLine.Answer answer = line.post(path, headers, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(path).isBetween(300, 499);
        assertThat(answer.text()).doesNotContain("I paid with");
    }

    private void search(TestDatabase.Address database, String when) throws IOException, SQLException {
        CardSearch search = new CardSearch(cards).in(database.data(), "ledger.txt");
        if (database.url().contains("postgresql"))
            try (Connection connection =
                            DriverManager.getConnection(database.url(), database.user(), database.password());
                    var asked = connection.createStatement().executeQuery("show data_directory")) {
                asked.next();
                search.in(Path.of(asked.getString(1)), "postmaster.pid");
            }
        System.out.printf(
                "  %s: %d cards looked for in %.0f MB: %d found%n",
                when, cards.size(), search.bytes() / 1e6, search.found().size());
        assertThat(search.found()).isEmpty();
    }

    /** Every message that was taken in shows its card's last four digits, in the one form that there is. */
    private static void inTheOneForm(TestDatabase.Address database, int messages) {
        try (EngineKit engine = engine(database)) {
            DSLContext sql = engine.get(DSLContext.class);
            int cardless = sql.fetchCount(
                    MESSAGE,
                    MESSAGE.KIND
                            .eq("INBOUND")
                            .and(MESSAGE.BODY.contains("paid"))
                            .and(DSL.not(MESSAGE.BODY.contains("I paid with •••• •••• •••• "))));
            assertThat(cardless).isZero();
            assertThat(sql.fetchCount(MESSAGE, MESSAGE.KIND.eq("INBOUND"))).isGreaterThanOrEqualTo(messages);
        }
    }

    private static void connect(TestDatabase.Address database, GreenMailBox mailbox) {
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
                            Map.of(
                                    "pageId",
                                    PageFans.PAGE.account(),
                                    "verifyToken",
                                    "v",
                                    "graphUrl",
                                    "http://127.0.0.1:9"),
                            Map.of("pageToken", "a-page-token", "appSecret", PageFans.SECRET)));
            accounts.addByOperator(MailRain.MAILBOX, "Shop", mailbox.settings());
        }
    }

    private static EngineKit engine(TestDatabase.Address database) {
        return EngineKit.start(
                database, Clock.systemUTC(), new BookCompiler(), new FakeChannels(), new RecordingGateway());
    }
}
