package dev.tributary.ui.e2e;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.routes.demo.GraphStandIn;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A desk to which a page is connected, at a stand-in of Facebook. */
final class PageDesk implements AutoCloseable {
    private final OpenDesk desk;
    private final GraphStandIn facebook;
    private final UUID account;

    private PageDesk(OpenDesk desk, GraphStandIn facebook, UUID account) {
        this.desk = desk;
        this.facebook = facebook;
        this.account = account;
    }

    /** Opens it; returns when the page runs. */
    static PageDesk open() {
        OpenDesk desk = OpenDesk.open();
        GraphStandIn facebook = GraphStandIn.start(
                new GraphStandIn.StandInPage("777", "Lépés", "page-token", "app-secret"), Clock.systemUTC());
        UUID account = desk.bean(ChannelAccounts.class)
                .addByOperator(
                        new AccountKey(Channels.MESSENGER, "777"),
                        "Lépés",
                        new ChannelSettings(
                                Map.of("pageId", "777", "verifyToken", "verify", "graphUrl", facebook.url()),
                                Map.of("pageToken", "page-token", "appSecret", "app-secret")))
                .id();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> desk.bean(ChannelHost.class).running(account) == ChannelHost.Running.STARTED);
        facebook.callBack(desk.house().address() + "/channels/messenger/webhook");
        return new PageDesk(desk, facebook, account);
    }

    OpenDesk desk() {
        return desk;
    }

    GraphStandIn facebook() {
        return facebook;
    }

    /** The page's account. */
    UUID account() {
        return account;
    }

    @Override
    public void close() {
        facebook.close();
        desk.close();
    }
}
