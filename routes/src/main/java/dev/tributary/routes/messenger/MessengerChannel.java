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
import dev.tributary.routes.stream.PutAside;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Facebook pages as a channel: their settings, their test, the two routes that serve all of them, and those of each. */
@Component
final class MessengerChannel implements BuiltInChannel {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Pages pages;
    private final Webhook webhook;
    private final SendApi sendApi;
    private final PageCheck pageCheck;
    private final CatchUp catchUp;
    private final Comments comments;
    private final PutAside putAside;
    private final PageCalls calls;
    private final String graphUrl;

    MessengerChannel(
            Pages pages,
            Webhook webhook,
            SendApi sendApi,
            PageCheck pageCheck,
            CatchUp catchUp,
            Comments comments,
            PutAside putAside,
            PageCalls calls,
            @Value("${tributary.messenger.graph-url:https://graph.facebook.com/v25.0}") String graphUrl) {
        this.pages = pages;
        this.webhook = webhook;
        this.sendApi = sendApi;
        this.pageCheck = pageCheck;
        this.catchUp = catchUp;
        this.comments = comments;
        this.putAside = putAside;
        this.calls = calls;
        this.graphUrl = graphUrl;
    }

    @Override
    public String channel() {
        return Channels.MESSENGER;
    }

    @Override
    public List<ChannelField> fields() {
        return List.of(
                new ChannelField(Page.PAGE_ID, ChannelField.Kind.TEXT, true, "", List.of()),
                new ChannelField(Page.TOKEN, ChannelField.Kind.SECRET, true, "", List.of()),
                new ChannelField(Page.APP_SECRET, ChannelField.Kind.SECRET, true, "", List.of()),
                new ChannelField(Page.VERIFY_TOKEN, ChannelField.Kind.TEXT, true, freshToken(), List.of()),
                new ChannelField(Page.HUMAN_AGENT, ChannelField.Kind.SWITCH, false, "false", List.of()),
                new ChannelField(Page.COMMENTS, ChannelField.Kind.SWITCH, false, "false", List.of()));
    }

    private static String freshToken() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public ChannelCapabilities capabilities() {
        // a long text goes out in several messages
        return new ChannelCapabilities(false, true, 5 * SendApi.LONGEST, SendApi.WINDOW, true);
    }

    @Override
    public @Nullable Duration personWindow(Map<String, String> values) {
        return Boolean.parseBoolean(values.get(Page.HUMAN_AGENT)) ? SendApi.HUMAN_WINDOW : null;
    }

    @Override
    public String accountOf(ChannelSettings settings) {
        String pageId = settings.value(Page.PAGE_ID).strip();
        if (pageId.isEmpty()) throw new IllegalArgumentException("channel.messenger.pageId.missing");
        return pageId;
    }

    @Override
    public CheckReport check(ChannelSettings settings) {
        return pageCheck.check(Page.of(settings, graphUrl));
    }

    @Override
    public List<RouteBuilder> routes() {
        return List.of(new MessengerRoutes(new MessengerComponent(webhook, sendApi, pages), putAside));
    }

    @Override
    public List<RouteBuilder> routes(AccountSetup account) {
        Page page = Page.of(account.settings(), graphUrl);
        pages.put(account.id(), page);
        RouteBuilder missed = catchUp.routes(account.id(), page);
        if (page.comments()) return List.of(missed, comments.routes(account.id(), account.name(), page));
        comments.unwanted(page);
        return List.of(missed);
    }

    @Override
    public void pollNow(UUID accountId) {
        catchUp.ring(accountId);
    }

    @Override
    public Optional<InboundFile> fetch(AccountKey account, String address) {
        return calls.fetch(account.account(), address);
    }

    @Override
    public Optional<String> control(AccountKey account, String customer, boolean take) {
        return calls.control(account.account(), customer, take);
    }

    @Override
    public void replay(AccountSetup account) {
        catchUp.replay(account.id());
    }

    @Override
    public void stopped(UUID accountId) {
        pages.remove(accountId);
        catchUp.stopped(accountId);
        comments.stopped(accountId);
    }
}
