package dev.tributary.routes.messenger;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.PageMarks;
import dev.tributary.engine.channel.PollLeases;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.masking.LivePlan;
import dev.tributary.routes.stream.BuiltInChannel;
import dev.tributary.routes.stream.PutAside;
import dev.tributary.routes.stream.StreamKit;

/** The Messenger channel as the house wires it, for the tests of all packages. */
public final class MessengerKit {
    private MessengerKit() {}

    /** The channel. */
    public static BuiltInChannel channel(EngineKit kit) {
        return channel(kit, new Attachments());
    }

    static MessengerChannel channel(EngineKit kit, Pages pages, CatchUp catchUp, Comments comments) {
        return channel(kit, new Attachments(), pages, catchUp, comments);
    }

    static MessengerChannel channel(EngineKit kit, Attachments attachments) {
        return channel(kit, attachments, new Pages(), catchUp(kit), comments(kit));
    }

    private static MessengerChannel channel(
            EngineKit kit, Attachments attachments, Pages pages, CatchUp catchUp, Comments comments) {
        Graph graph = new Graph();
        return new MessengerChannel(
                pages,
                new Webhook(pages, new Profiles(graph, kit.clock()), attachments, new Handovers(graph), kit.clock()),
                new SendApi(graph, kit.clock()),
                new PageCheck(graph),
                catchUp,
                comments,
                putAside(kit),
                new PageCalls(pages, attachments, new Handovers(graph)),
                "http://127.0.0.1:9");
    }

    static CommentsChannel commentsChannel(EngineKit kit, Pages pages, Comments comments) {
        return new CommentsChannel(
                new Commenting(pages, new Graph(), kit.get(ChannelAccounts.class)),
                comments,
                new PageCalls(pages, new Attachments(), new Handovers(new Graph())));
    }

    static Comments comments(EngineKit kit) {
        return new Comments(
                new Attachments(),
                kit.get(PageMarks.class),
                kit.get(PollLeases.class),
                kit.get(ChannelAccounts.class),
                putAside(kit),
                kit.clock());
    }

    static CatchUp catchUp(EngineKit kit) {
        Graph graph = new Graph();
        return new CatchUp(
                graph,
                new Profiles(graph, kit.clock()),
                new Attachments(),
                new Handovers(graph),
                new PageCheck(graph),
                kit.get(PageMarks.class),
                kit.get(PollLeases.class),
                kit.get(ChannelAccounts.class),
                putAside(kit),
                kit.clock());
    }

    private static PutAside putAside(EngineKit kit) {
        return StreamKit.putAside(kit.get(ChannelAccounts.class), kit.get(Quarantine.class), kit.get(LivePlan.class));
    }
}
