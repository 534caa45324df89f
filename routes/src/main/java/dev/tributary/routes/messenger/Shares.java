package dev.tributary.routes.messenger;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What attachments say in words: what was shared and where it is, where somebody stands, what a template has written on it.
 * A line each: the text of a message that has no other, and else what it quotes, so that both are masked like any text and what
 * somebody wrote stays what they wrote.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/messenger-platform/reference/webhooks/messages">
 *     Meta's page on the messages event</a>
 */
final class Shares {
    /** A carousel has at most ten. */
    private static final int MOST_ELEMENTS = 10;

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_LINK = 2_000;

    /** Of these the content counts, not what an address of it is called. */
    private static final Set<String> FILES = Set.of("image", "audio", "video", "file", "sticker");

    private final Page page;

    Shares(Page page) {
        this.page = page;
    }

    /** What a message says: what somebody wrote, and where nobody wrote anything what its attachments say. */
    String text(JsonObject message) {
        String text = MessengerEvents.text(message, "text");
        return text.isBlank() ? words(message, "") : text;
    }

    /** What attachments say beside what somebody wrote; null when that is nothing, or the text itself. */
    @Nullable
    String beside(JsonObject message) {
        String text = MessengerEvents.text(message, "text");
        String words = text.isBlank() ? "" : words(message, text);
        return words.isEmpty() ? null : words;
    }

    private String words(JsonObject message, String text) {
        List<String> blocks = new ArrayList<>();
        for (JsonObject attachment : MessengerEvents.objects(message, "attachments")) {
            Set<String> lines = lines(attachment);
            lines.removeIf(line -> isIn(text, line));
            if (!lines.isEmpty()) blocks.add(String.join("\n", lines));
        }
        return String.join("\n\n", blocks);
    }

    /** Whether Messenger shows no more of it than its words. */
    boolean saysAll(JsonObject attachment) {
        String type = type(attachment);
        return !type.equals("location")
                && !type.equals("template")
                && !Attachments.mayBeAsked(page, address(attachment))
                && !lines(attachment).isEmpty();
    }

    static String type(JsonObject attachment) {
        return MessengerEvents.text(attachment, "type").toLowerCase(Locale.ROOT);
    }

    /** Where an attachment lies, or what it leads to; or empty. */
    static String address(JsonObject attachment) {
        JsonObject payload = MessengerEvents.object(attachment, "payload");
        String inside = payload == null ? "" : MessengerEvents.text(payload, "url");
        return inside.isEmpty() ? MessengerEvents.text(attachment, "url") : inside;
    }

    private Set<String> lines(JsonObject attachment) {
        Set<String> lines = new LinkedHashSet<>();
        String type = type(attachment);
        if (FILES.contains(type)) return lines;
        JsonObject payload = MessengerEvents.object(attachment, "payload");
        add(lines, attachment, "title");
        if (payload != null) add(lines, payload, "title");
        if (type.equals("location")) {
            String place = payload == null ? null : place(payload);
            if (place != null) lines.add(place);
        } else if (type.equals("template")) {
            if (payload != null) template(lines, payload);
        } else {
            link(lines, address(attachment));
        }
        return lines;
    }

    /** Four places are some ten metres; with more of them the digits could look like a card's. */
    private static @Nullable String place(JsonObject payload) {
        JsonObject coordinates = MessengerEvents.object(payload, "coordinates");
        if (coordinates == null
                || !(coordinates.get("lat") instanceof JsonNumber lat)
                || !(coordinates.get("long") instanceof JsonNumber lon)) return null;
        return String.format(Locale.ROOT, "%.4f, %.4f", lat.doubleValue(), lon.doubleValue());
    }

    private void template(Set<String> lines, JsonObject payload) {
        add(lines, payload, "text");
        add(lines, payload, "intro_message");
        JsonObject product = MessengerEvents.object(payload, "product");
        MessengerEvents.objects(product == null ? payload : product, "elements").stream()
                .limit(MOST_ELEMENTS)
                .forEach(element -> element(lines, element));
        buttons(lines, payload);
    }

    private void element(Set<String> lines, JsonObject element) {
        add(lines, element, "title");
        add(lines, element, "subtitle");
        JsonObject action = MessengerEvents.object(element, "default_action");
        link(lines, action == null ? MessengerEvents.text(element, "item_url") : MessengerEvents.text(action, "url"));
        link(lines, MessengerEvents.text(element, "url"));
        buttons(lines, element);
    }

    private void buttons(Set<String> lines, JsonObject parent) {
        MessengerEvents.objects(parent, "buttons").stream().limit(MOST_ELEMENTS).forEach(button -> {
            add(lines, button, "title");
            link(lines, MessengerEvents.text(button, "url"));
        });
    }

    private static void add(Set<String> lines, JsonObject parent, String name) {
        String line = MessengerEvents.text(parent, name).strip();
        if (!line.isEmpty()) lines.add(line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…");
    }

    /** Where a file of Meta's lies is no link: it expires, and the file is fetched. */
    private void link(Set<String> lines, String address) {
        String link = unwrapped(address.strip());
        if (!link.isEmpty() && link.length() <= LONGEST_LINK && isWeb(link) && !Attachments.mayBeAsked(page, link))
            lines.add(link);
    }

    private static boolean isWeb(String link) {
        URI uri = uri(link);
        return uri != null
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
    }

    /** Facebook leads links over a page of its own, which says where to. */
    private static String unwrapped(String address) {
        URI uri = uri(address);
        String host = uri == null || uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (uri == null
                || uri.getRawQuery() == null
                || !"/l.php".equals(uri.getPath())
                || !(host.equals("l.facebook.com") || host.equals("lm.facebook.com"))) return address;
        for (String part : uri.getRawQuery().split("&")) {
            if (!part.startsWith("u=")) continue;
            try {
                return URLDecoder.decode(part.substring(2), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return address;
            }
        }
        return address;
    }

    private static @Nullable URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Who writes a link gets it attached as well, often written out a little further. */
    private static boolean isIn(String text, String line) {
        String core = line.replaceFirst("^(?i)https?://", "");
        if (core.endsWith("/")) core = core.substring(0, core.length() - 1);
        return text.contains(core);
    }
}
