package dev.tributary.routes.trial;

import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.routes.demo.GraphStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** The settings of pages: one at the stand-in for the Graph API, and one where nobody is there. */
final class PlayedPage {
    /** The page at the stand-in. */
    static final String HERE = "100";
    /** The page where nobody is there. */
    static final String NOWHERE = "101";

    static final String SECRET = "app secret";
    private static final String TOKEN = "page token";

    private PlayedPage() {}

    static GraphStandIn standIn(SettableClock clock) {
        return GraphStandIn.start(new GraphStandIn.StandInPage(HERE, "Lépés", TOKEN, SECRET), clock);
    }

    static ChannelSettings settings(String page, String graph, boolean comments) {
        return new ChannelSettings(
                Map.of(
                        "pageId",
                        page,
                        "verifyToken",
                        "verify me",
                        "graphUrl",
                        graph,
                        "comments",
                        Boolean.toString(comments)),
                Map.of("pageToken", TOKEN, "appSecret", SECRET));
    }

    /** An address where nobody listens. */
    static String nowhere() {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + taken.getLocalPort() + "/v25.0";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
