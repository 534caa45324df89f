package dev.tributary.routes.messenger;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.routes.stream.BuiltInChannel;
import java.util.UUID;

/** Page comments as the house wires them, with the Messenger channel whose part they are, for the tests of all packages. */
public final class CommentsKit {
    private final BuiltInChannel messenger;
    private final BuiltInChannel channel;
    private final Comments comments;

    /** On this engine. */
    public CommentsKit(EngineKit kit) {
        Pages pages = new Pages();
        comments = MessengerKit.comments(kit);
        messenger = MessengerKit.channel(kit, pages, MessengerKit.catchUp(kit), comments);
        channel = MessengerKit.commentsChannel(kit, pages, comments);
    }

    /** The pages' own channel. */
    public BuiltInChannel messenger() {
        return messenger;
    }

    /** The comments' channel. */
    public BuiltInChannel channel() {
        return channel;
    }

    /** Reads a page's comments, when that is due; comes back when they are here. */
    public void look(UUID page) {
        comments.look(page);
    }
}
