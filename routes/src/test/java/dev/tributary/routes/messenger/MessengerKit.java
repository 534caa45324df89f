package dev.tributary.routes.messenger;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.PageMarks;
import dev.tributary.engine.channel.PollLeases;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.routes.stream.BuiltInChannel;

/** The Messenger channel as the house wires it, for the tests of all packages. */
public final class MessengerKit {
    private MessengerKit() {}

    /** The channel. */
    public static BuiltInChannel channel(EngineKit kit) {
        return channel(kit, new Attachments());
    }

    static MessengerChannel channel(EngineKit kit, CatchUp catchUp) {
        return channel(kit, new Attachments(), catchUp);
    }

    static MessengerChannel channel(EngineKit kit, Attachments attachments) {
        return channel(kit, attachments, catchUp(kit));
    }

    private static MessengerChannel channel(EngineKit kit, Attachments attachments, CatchUp catchUp) {
        Graph graph = new Graph();
        Pages pages = new Pages();
        return new MessengerChannel(
                pages,
                new Webhook(pages, new Profiles(graph, kit.clock()), attachments),
                new SendApi(graph, kit.clock()),
                new PageCheck(graph),
                catchUp,
                "http://127.0.0.1:9");
    }

    static CatchUp catchUp(EngineKit kit) {
        Graph graph = new Graph();
        return new CatchUp(
                graph,
                new Profiles(graph, kit.clock()),
                new Attachments(),
                new PageCheck(graph),
                kit.get(PageMarks.class),
                kit.get(PollLeases.class),
                kit.get(ChannelAccounts.class),
                kit.clock());
    }
}
