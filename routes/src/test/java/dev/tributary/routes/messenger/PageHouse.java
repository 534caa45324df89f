package dev.tributary.routes.messenger;

import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.PageMarks;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.FileRow;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.NewFile;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.conversation.ReplyRoute;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.routes.demo.GraphStandIn;
import dev.tributary.routes.kit.CountingIntake;
import dev.tributary.routes.stream.StreamKit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.springframework.test.web.servlet.MockMvc;

/** A connected page and the whole engine behind it; Meta's side is the stand-in, which calls the webhook over HTTP. */
final class PageHouse implements AutoCloseable {
    static final AccountKey PAGE = new AccountKey(Channels.MESSENGER, "100");
    static final String SECRET = "app secret";
    static final String TOKEN = "page token";

    private final StreamKit stream = new StreamKit();
    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final GraphStandIn graph;
    private final HttpServer edge;
    private boolean commented;
    private final CountingIntake intake;
    private final UUID account;
    private final UUID owner;
    private final CatchUp catchUp;
    private final Comments comments;

    PageHouse(TestDatabase database) {
        this(database, false);
    }

    PageHouse(TestDatabase database, boolean humanAgent) {
        this(database, humanAgent, false);
    }

    /** One whose page takes comments in. */
    static PageHouse withComments(TestDatabase database) {
        return new PageHouse(database, false, true);
    }

    private PageHouse(TestDatabase database, boolean humanAgent, boolean commented) {
        this.commented = commented;
        kit = EngineKit.start(database, rules, stream.gateway(), new LateHost());
        graph = GraphStandIn.start(new GraphStandIn.StandInPage("100", "Lépés", TOKEN, SECRET), kit.clock());
        owner = Seeds.in(kit).owner().id();
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        account = accounts.addByOperator(PAGE, "Lépés", settings(humanAgent)).id();
        intake = new CountingIntake(kit.get(Intake.class));
        catchUp = MessengerKit.catchUp(kit);
        comments = MessengerKit.comments(kit);
        Pages pages = new Pages();
        stream.run(
                accounts,
                kit.get(EventFeed.class),
                intake,
                MessengerKit.channel(kit, pages, catchUp, comments),
                MessengerKit.commentsChannel(kit, pages, comments));
        edge = open(stream.web());
        graph.callBack("http://127.0.0.1:" + edge.getAddress().getPort() + "/channels/messenger/webhook");
    }

    private ChannelSettings settings(boolean humanAgent) {
        return new ChannelSettings(
                Map.of(
                        Page.PAGE_ID,
                        "100",
                        Page.VERIFY_TOKEN,
                        "verify me",
                        Page.GRAPH_URL,
                        graph.url(),
                        Page.HUMAN_AGENT,
                        Boolean.toString(humanAgent),
                        Page.COMMENTS,
                        Boolean.toString(commented)),
                Map.of(Page.TOKEN, TOKEN, Page.APP_SECRET, SECRET));
    }

    private static HttpServer open(MockMvc web) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> pass(exchange, web));
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pass(HttpExchange exchange, MockMvc web) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
            int status = web.perform(post(exchange.getRequestURI())
                            .header("X-Hub-Signature-256", signature)
                            .content(body))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the routes say of the channels, which run after the engine has started. */
    private final class LateHost implements ChannelHost {
        @Override
        public List<ChannelType> types() {
            return stream.host().types();
        }

        @Override
        public Running running(UUID accountId) {
            return stream.host().running(accountId);
        }

        @Override
        public Optional<InboundFile> fetch(UUID accountId, String address) {
            return stream.host().fetch(accountId, address);
        }

        @Override
        public Optional<String> control(UUID accountId, String customer, boolean take) {
            return stream.host().control(accountId, customer, take);
        }

        @Override
        public void pollNow(UUID accountId) {
            stream.host().pollNow(accountId);
        }
    }

    GraphStandIn graph() {
        return graph;
    }

    /** The web door of the channels. */
    MockMvc web() {
        return stream.web();
    }

    EngineKit kit() {
        return kit;
    }

    SettableClock clock() {
        return kit.clock();
    }

    FakeRuleCompiler rules() {
        return rules;
    }

    /** What was stored, repeated and updated. */
    CountingIntake intake() {
        return intake;
    }

    UUID account() {
        return account;
    }

    UUID owner() {
        return owner;
    }

    ChannelAccount.State state() {
        return kit.get(ChannelAccounts.class).account(account).orElseThrow().state();
    }

    List<ConversationRow> rows() {
        return kit.get(Inbox.class).page(owner, Queue.ALL, 0, 50);
    }

    /** The conversation of the customer of this name. */
    UUID conversation(String name) {
        return rows().stream()
                .filter(row -> row.contactName().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** What stands in it, without lines about events. */
    List<ThreadMessage> thread(UUID conversation) {
        return kit.get(Inbox.class).thread(owner, conversation, Long.MAX_VALUE, 500).stream()
                .filter(message -> message.kind() != MessageKind.EVENT)
                .toList();
    }

    /** The bytes of a file. */
    byte[] content(FileRow file) {
        return kit.get(Inbox.class).file(owner, file.id()).content();
    }

    ReplyRoute route(UUID conversation) {
        return kit.get(Inbox.class).head(owner, conversation).routes().getFirst();
    }

    /** The owner answers. */
    UUID answer(UUID conversation, String text, NewFile... files) {
        return answer(account, conversation, text, files);
    }

    /** The owner answers from this account. */
    UUID answer(UUID account, UUID conversation, String text, NewFile... files) {
        return kit.get(Desk.class)
                .reply(
                        owner,
                        conversation,
                        new Reply(account, null, null, Unmasked.of(text), List.of(files), Long.MAX_VALUE, true));
    }

    ThreadMessage message(UUID message) {
        return kit.get(Inbox.class).message(owner, message).orElseThrow();
    }

    /** Waits until the page was looked through for the first time. */
    void awaitLookedThrough() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> kit.get(PageMarks.class).mark(account).isPresent()
                        && graph.conversations().reads() > 0);
        lookForMissed();
    }

    /** Looks for what was missed, when it is time to; comes back when that is done. */
    void lookForMissed() {
        catchUp.look(account);
    }

    /** Reads comments, when it is time to; comes back when that is done. */
    void lookForComments() {
        comments.look(account);
    }

    /** The account of the page's comments. */
    UUID commentsAccount() {
        return kit.get(ChannelAccounts.class)
                .byKey(new AccountKey(Channels.COMMENTS, "100"))
                .orElseThrow()
                .id();
    }

    /** The owner pauses the page, or resumes it; its routes have followed when this comes back. */
    void pause(boolean paused) {
        kit.get(ChannelAccounts.class).setPaused(owner, account, paused);
        ChannelHost.Running then = paused ? ChannelHost.Running.STOPPED : ChannelHost.Running.STARTED;
        await().atMost(Duration.ofSeconds(20)).until(() -> stream.host().running(account) == then);
    }

    /** The owner saves the page's settings again. */
    void reconnect() {
        kit.get(ChannelAccounts.class).change(owner, account, "Lépés", settings(false));
    }

    /** The owner switches the page's comments on or off. */
    void comments(boolean wanted) {
        commented = wanted;
        reconnect();
        PageMarks marks = kit.get(PageMarks.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            lookForComments();
            return marks.mark(commentsAccount()).isPresent() == wanted;
        });
    }

    /** Waits until a delivery stands like this. */
    void awaitState(UUID message, DeliveryState state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> message(message).delivery() == state);
    }

    @Override
    public void close() {
        stream.close();
        graph.close();
        edge.stop(0);
        kit.close();
    }
}
