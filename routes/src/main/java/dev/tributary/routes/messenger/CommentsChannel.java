package dev.tributary.routes.messenger;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelField;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.CheckReport;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.routes.stream.AccountSetup;
import dev.tributary.routes.stream.BuiltInChannel;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * What people write below a page's posts, as a channel of its own: everybody reads it and the answers to it. It has no form;
 * a switch of the page's brings it. The page's own routes read the comments ({@link CommentRoutes}), this one answers them.
 */
@Component
final class CommentsChannel implements BuiltInChannel {
    /** The longest comment that Facebook takes. */
    private static final int LONGEST = 8_000;

    private final Commenting commenting;
    private final Comments comments;
    private final PageCalls calls;

    CommentsChannel(Commenting commenting, Comments comments, PageCalls calls) {
        this.commenting = commenting;
        this.comments = comments;
        this.calls = calls;
    }

    @Override
    public String channel() {
        return Channels.COMMENTS;
    }

    @Override
    public String partOf() {
        return Channels.MESSENGER;
    }

    @Override
    public List<ChannelField> fields() {
        return List.of();
    }

    @Override
    public ChannelCapabilities capabilities() {
        return new ChannelCapabilities(false, false, LONGEST, null, false);
    }

    @Override
    public String accountOf(ChannelSettings settings) {
        throw new IllegalArgumentException("channel.messenger.pageId.missing");
    }

    @Override
    public CheckReport check(ChannelSettings settings) {
        return new CheckReport(List.of());
    }

    @Override
    public List<RouteBuilder> routes() {
        return List.of(new RouteBuilder() {
            @Override
            public void configure() {
                from("conversation:comments").routeId("comments-out").process(commenting);
            }
        });
    }

    @Override
    public Optional<InboundFile> fetch(AccountKey account, String address) {
        return calls.fetch(account.account(), address);
    }

    @Override
    public void replay(AccountSetup account) {
        comments.replay(account.id());
    }
}
