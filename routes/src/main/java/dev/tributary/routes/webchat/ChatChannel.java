package dev.tributary.routes.webchat;

import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelField;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.CheckReport;
import dev.tributary.routes.stream.AccountSetup;
import dev.tributary.routes.stream.BuiltInChannel;
import dev.tributary.routes.stream.PutAside;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * A website with the chat box. Its key is public and stands in the script tag; where the admin gives none it is made of
 * the first origin's host. Nothing is connected to, so the check looks at what was written.
 */
@Component
final class ChatChannel implements BuiltInChannel {
    private static final String SITE = "site";
    private static final int LONGEST_KEY = 60;
    private static final int MAX_TEXT = 10_000;
    private final ChatRoutes routes;
    private final PutAside putAside;

    ChatChannel(ChatRoutes routes, PutAside putAside) {
        this.routes = routes;
        this.putAside = putAside;
    }

    @Override
    public List<RouteBuilder> routes() {
        return List.of(routes.builder());
    }

    @Override
    public void replay(AccountSetup account) {
        putAside.replay(
                account.id(),
                original -> VisitorLine.read(account.key(), original),
                events -> events.stream().map(routes::accept).toList());
    }

    @Override
    public String channel() {
        return Channels.CHAT;
    }

    @Override
    public List<ChannelField> fields() {
        return List.of(
                new ChannelField(ChatSite.ORIGINS, ChannelField.Kind.LINES, true, "", List.of()),
                new ChannelField(ChatSite.COLOUR, ChannelField.Kind.TEXT, false, "#4338CA", List.of()),
                new ChannelField(ChatSite.PRIVACY, ChannelField.Kind.TEXT, false, "", List.of()),
                new ChannelField(SITE, ChannelField.Kind.TEXT, false, "", List.of()),
                new ChannelField(ChatSite.IDENTITY_SECRET, ChannelField.Kind.SECRET, false, "", List.of()),
                new ChannelField(ChatSite.DATA_KEY, ChannelField.Kind.SECRET, false, "", List.of()));
    }

    @Override
    public ChannelCapabilities capabilities() {
        return new ChannelCapabilities(false, true, MAX_TEXT, null, true);
    }

    @Override
    public String accountOf(ChannelSettings settings) {
        String written = settings.value(SITE).strip();
        if (!written.isEmpty()) {
            if (!isKey(written)) throw new IllegalArgumentException("channel.chat.site.malformed");
            return written;
        }
        return origins(settings).stream()
                .map(WebOrigin::parse)
                .flatMap(Optional::stream)
                .findFirst()
                .map(ChatChannel::keyOf)
                .orElseThrow(() -> new IllegalArgumentException("channel.chat.origins.missing"));
    }

    @Override
    public CheckReport check(ChannelSettings settings) {
        List<CheckReport.Step> steps = new ArrayList<>();
        List<String> origins = origins(settings);
        if (origins.isEmpty()) return failed(steps, "channel.chat.check.origins.missing");
        for (String origin : origins) {
            if (WebOrigin.parse(origin).isEmpty()) return failed(steps, "channel.chat.check.origin.malformed", origin);
            steps.add(new CheckReport.Step(true, "channel.chat.check.origin", List.of(origin)));
        }
        String colour = settings.value(ChatSite.COLOUR).strip();
        if (!colour.isEmpty() && !isColour(colour)) return failed(steps, "channel.chat.check.colour.malformed", colour);
        String privacy = settings.value(ChatSite.PRIVACY).strip();
        if (!privacy.isEmpty() && !privacy.startsWith("https://") && !privacy.startsWith("http://"))
            return failed(steps, "channel.chat.check.privacy.malformed", privacy);
        String site = settings.value(SITE).strip();
        if (!site.isEmpty() && !isKey(site)) return failed(steps, "channel.chat.site.malformed", site);
        for (String secret : List.of(ChatSite.IDENTITY_SECRET, ChatSite.DATA_KEY)) {
            String written = settings.secret(secret);
            if (!written.isEmpty() && written.length() < IdentityToken.SHORTEST_SECRET)
                return failed(
                        steps,
                        "channel.chat.check." + secret + ".short",
                        Integer.toString(IdentityToken.SHORTEST_SECRET));
        }
        return new CheckReport(steps);
    }

    private static CheckReport failed(List<CheckReport.Step> steps, String key, String... arguments) {
        steps.add(new CheckReport.Step(false, key, List.of(arguments)));
        return new CheckReport(steps);
    }

    private static List<String> origins(ChannelSettings settings) {
        return ChatSite.lines(settings.value(ChatSite.ORIGINS));
    }

    private static String keyOf(String origin) {
        String host = URI.create(origin).getHost();
        String name = host.startsWith("www.") ? host.substring(4) : host;
        StringBuilder key = new StringBuilder();
        name.chars().forEach(c -> key.append(isKeyLetter(c) ? (char) c : '-'));
        return Cut.to(key.toString(), LONGEST_KEY);
    }

    private static boolean isKey(String text) {
        return text.length() <= LONGEST_KEY && text.chars().allMatch(ChatChannel::isKeyLetter);
    }

    private static boolean isKeyLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }

    private static boolean isColour(String text) {
        return text.length() == 7
                && text.charAt(0) == '#'
                && text.substring(1).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
