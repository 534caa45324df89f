package dev.tributary.routes.messenger;

import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.MessageDeletion;
import dev.tributary.engine.spi.MessageEdit;
import dev.tributary.engine.spi.MessageReaction;
import dev.tributary.engine.spi.Opening;
import dev.tributary.engine.spi.Portrait;
import dev.tributary.engine.spi.Receipt;
import dev.tributary.engine.spi.Sender;
import dev.tributary.engine.spi.ThreadingClues;
import dev.tributary.routes.messenger.Attachments.Fetched;
import dev.tributary.routes.stream.Told;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maps what Meta posts to events of ours, for each entry of {@code messaging[]} and {@code standby[]}, which tells
 * what is said while another app answers. What is not a message, an echo, a postback, a receipt, an edit, a deletion, a
 * reaction, a referral or a handover is acknowledged and ignored; an unknown kind of attachment becomes a visible
 * "unsupported" one, never an error.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks">Meta's page
 *     on webhook events</a>
 */
final class MessengerEvents {
    static final String STANDBY = "standby";
    /** Of this Meta does not tell whose turn it was. */
    static final String MISSED = "missed";

    /** For reactions that come by name only. */
    private static final Map<String, String> SIGNS =
            Map.of("smile", "😆", "angry", "😠", "sad", "😢", "wow", "😮", "love", "❤", "like", "👍", "dislike", "👎");

    /** Meta waits 20 seconds for an answer, and what was begun in time may take a few seconds more. */
    private static final Duration HURRIED = Duration.ofSeconds(8);

    /** What is said to us, what is said while another app answers, and what we asked for ourselves ({@link ConversationItems}). */
    private static final List<String> LISTS = List.of("messaging", STANDBY, MISSED);

    private static final Logger LOG = LoggerFactory.getLogger(MessengerEvents.class);

    /** What is known of a customer, by page and page-scoped id. */
    private final BiFunction<Page, String, Profiles.Profile> profiles;

    /** The file at an address that a message names. */
    private final BiFunction<Page, String, Optional<Fetched>> fetched;

    private final Handovers handovers;
    private final Clock clock;

    MessengerEvents(
            BiFunction<Page, String, Profiles.Profile> profiles,
            BiFunction<Page, String, Optional<Fetched>> fetched,
            Handovers handovers,
            Clock clock) {
        this.profiles = profiles;
        this.fetched = fetched;
        this.handovers = handovers;
        this.clock = clock;
    }

    /** The events of one posted body that concern connected pages, in the order of their time. */
    List<Told> of(JsonObject body, Pages pages) {
        return of(body, pages, HURRIED);
    }

    /** The same, taking up to so long for profiles and files. */
    List<Told> of(JsonObject body, Pages pages, Duration patience) {
        List<Timed> events = new ArrayList<>();
        Haste haste = new Haste(clock, clock.instant().plus(patience));
        for (JsonObject entry : objects(body, "entry")) {
            Optional<Page> page = pages.byId(text(entry, "id"));
            if (page.isEmpty()) continue;
            for (String list : LISTS) {
                for (JsonObject item : objects(entry, list))
                    events.addAll(told(new PostedItem(page.get(), entry, list, item), haste));
            }
        }
        // Meta promises order, practice says otherwise
        events.sort(Comparator.comparing(Timed::at).thenComparing(Timed::id));
        return events.stream().map(Timed::told).toList();
    }

    /** An event with what it is put in order by. */
    private record Timed(Instant at, String id, Told told) {}

    private List<Timed> told(PostedItem posted, Haste haste) {
        Instant at = Objects.requireNonNullElse(
                time(posted.item(), "timestamp"),
                Objects.requireNonNullElse(time(posted.entry(), "time"), Instant.EPOCH));
        try {
            return events(posted, at, haste).stream()
                    .map(event -> new Timed(at, place(event), posted.told(event, at)))
                    .toList();
        } catch (RuntimeException e) {
            LOG.warn(
                    "what was posted for page {} could not be made out",
                    posted.page().id(),
                    e);
            return List.of(new Timed(at, "", posted.told(null, at)));
        }
    }

    /** Profiles and files are asked for within a time, or not at all. */
    private record Haste(Clock clock, Instant end) {
        boolean left() {
            return clock.instant().isBefore(end);
        }
    }

    private List<ChannelEvent> events(PostedItem posted, Instant at, Haste haste) {
        Page page = posted.page();
        JsonObject item = posted.item();
        String sender = id(item, "sender");
        String recipient = id(item, "recipient");
        String customer = sender.equals(page.id()) ? recipient : sender;
        if (customer.isEmpty()) return List.of();
        List<ChannelEvent> events = new ArrayList<>();
        JsonObject message = object(item, "message");
        JsonObject postback = object(item, "postback");
        ChannelEvent event = null;
        Profiles.Profile profile =
                writes(message, postback) && haste.left() ? profiles.apply(page, customer) : Profiles.Profile.UNKNOWN;
        if (message != null) event = message(posted, customer, profile, message, at, haste);
        else if (postback != null) event = postback(posted, customer, profile, postback, at);
        else if (object(item, "delivery") instanceof JsonObject delivery)
            event = delivery(page, customer, delivery, at);
        else if (object(item, "read") instanceof JsonObject read) event = read(page, customer, read, at);
        else if (object(item, "message_edit") instanceof JsonObject edit) event = edit(page, edit, at);
        // what the page itself puts on a message is no customer's sign
        else if (object(item, "reaction") instanceof JsonObject reaction && !sender.equals(page.id()))
            event = reaction(page, customer, reaction, at);
        else event = handovers.read(page, customer, item, at);
        if (event != null) events.add(event);
        opening(page, customer, item, message == null ? postback : message, at).ifPresent(events::add);
        portrait(page, customer, profile, at, haste).ifPresent(events::add);
        return events;
    }

    /** Whether the customer says something: only then is looked who that is. */
    private static boolean writes(@Nullable JsonObject message, @Nullable JsonObject postback) {
        if (message == null) return postback != null;
        return !message.getBoolean("is_echo", false) && !message.getBoolean("is_deleted", false);
    }

    /** Copied at once: its address expires. */
    private Optional<ChannelEvent> portrait(
            Page page, String customer, Profiles.Profile profile, Instant at, Haste haste) {
        if (profile.picture() == null || !haste.left()) return Optional.empty();
        return fetched.apply(page, profile.picture())
                .map(file -> new Portrait(page.key(), customer, file.mediaType(), file.content(), at));
    }

    /** Of one moment: messages by their ids, then what is told of them. */
    private static String place(ChannelEvent event) {
        return switch (event) {
            case InboundMessage said -> said.externalId();
            case Echo echo -> echo.externalId();
            default -> "\uffff";
        };
    }

    /** Coming by a link opens the reply window; coming by an ad that leads to Messenger opens it for longer. */
    private static Optional<ChannelEvent> opening(
            Page page, String customer, JsonObject item, @Nullable JsonObject said, Instant at) {
        JsonObject alone = object(item, "referral");
        JsonObject referral = alone != null ? alone : said == null ? null : object(said, "referral");
        if (referral == null) return Optional.empty();
        boolean ad = text(referral, "source").equals("ADS");
        // a message opens the window by itself
        if (!ad && alone == null) return Optional.empty();
        return Optional.of(new Opening(page.key(), customer, ad ? at.plus(SendApi.AD_WINDOW) : null, at));
    }

    private @Nullable ChannelEvent message(
            PostedItem posted, String customer, Profiles.Profile profile, JsonObject message, Instant at, Haste haste) {
        Page page = posted.page();
        String mid = text(message, "mid");
        if (message.getBoolean("is_deleted", false))
            return mid.isEmpty() ? null : new MessageDeletion(page.key(), mid, at);
        String externalId = mid.isEmpty() ? customer + ":" + at.toEpochMilli() : mid;
        Shares shares = new Shares(page);
        Unmasked text = Unmasked.of(shares.text(message));
        String answered = answered(message);
        if (message.getBoolean("is_echo", false)) {
            PartMark ours = PartMark.read(text(message, "metadata"));
            // what we sent ourselves is here already
            List<InboundFile> files = ours == null ? files(page, shares, message, haste) : List.of();
            UUID delivery = ours == null ? null : ours.delivery();
            boolean piece = ours != null && !ours.last();
            return new Echo(
                    page.key(),
                    externalId,
                    customer,
                    null,
                    answered,
                    delivery,
                    piece,
                    text,
                    files,
                    at,
                    posted.overheard());
        }
        List<InboundFile> files = files(page, shares, message, haste);
        Unmasked choice = choice(object(message, "quick_reply"));
        Unmasked beside = Unmasked.ofNullable(shares.beside(message));
        Said said = new Said(externalId, mid.isEmpty(), answered, choice, text, beside, files);
        return inbound(posted, customer, profile, said, at);
    }

    /** The message it was written below, which Messenger shows with it; not a story or an ad. */
    private static @Nullable String answered(JsonObject message) {
        JsonObject reply = object(message, "reply_to");
        String mid = reply == null ? "" : text(reply, "mid");
        return mid.isEmpty() ? null : mid;
    }

    /** What a customer says; its id is made up where Meta gives none. */
    private record Said(
            String externalId,
            boolean madeUp,
            @Nullable String answered,
            @Nullable Unmasked choice,
            Unmasked text,
            @Nullable Unmasked beside,
            List<InboundFile> files) {}

    private ChannelEvent inbound(PostedItem posted, String customer, Profiles.Profile profile, Said said, Instant at) {
        Sender from = new Sender(customer, Unmasked.ofNullable(profile.name()), null, false);
        return new InboundMessage(
                posted.page().key(),
                said.externalId(),
                said.madeUp(),
                from,
                null,
                said.text(),
                null,
                said.beside(),
                said.choice(),
                said.files(),
                new ThreadingClues(null, said.answered(), List.of(), List.of()),
                false,
                false,
                null,
                at,
                posted.turn());
    }

    private ChannelEvent postback(
            PostedItem posted, String customer, Profiles.Profile profile, JsonObject postback, Instant at) {
        String title = text(postback, "title");
        String shown = title.isEmpty() ? text(postback, "payload") : title;
        String mid = text(postback, "mid");
        String externalId = mid.isEmpty() ? "postback:" + customer + ":" + at.toEpochMilli() : mid;
        Said said = new Said(externalId, mid.isEmpty(), null, choice(postback), Unmasked.of(shown), null, List.of());
        return inbound(posted, customer, profile, said, at);
    }

    /** What a button or a quick reply stands for: who made it wrote that, and rules may ask for it. */
    private static @Nullable Unmasked choice(@Nullable JsonObject pressed) {
        String payload = pressed == null ? "" : text(pressed, "payload");
        return payload.isEmpty() ? null : Unmasked.of(payload);
    }

    private static ChannelEvent delivery(Page page, String customer, JsonObject delivery, Instant at) {
        List<String> mids = new ArrayList<>();
        if (delivery.get("mids") instanceof jakarta.json.JsonArray array) {
            for (JsonValue value : array) if (value instanceof JsonString mid) mids.add(mid.getString());
        }
        Instant watermark = time(delivery, "watermark");
        return new Receipt(page.key(), Receipt.State.DELIVERED, customer, mids, watermark, at);
    }

    private static ChannelEvent read(Page page, String customer, JsonObject read, Instant at) {
        String mid = text(read, "mid");
        List<String> mids = mid.isEmpty() ? List.of() : List.of(mid);
        return new Receipt(page.key(), Receipt.State.READ, customer, mids, time(read, "watermark"), at);
    }

    private static @Nullable ChannelEvent edit(Page page, JsonObject edit, Instant at) {
        String mid = text(edit, "mid");
        return mid.isEmpty() ? null : new MessageEdit(page.key(), mid, Unmasked.of(text(edit, "text")), at);
    }

    private static @Nullable ChannelEvent reaction(Page page, String customer, JsonObject reaction, Instant at) {
        String mid = text(reaction, "mid");
        if (mid.isEmpty()) return null;
        boolean off = text(reaction, "action").equals("unreact");
        String emoji = text(reaction, "emoji");
        String sign = emoji.isEmpty() ? SIGNS.getOrDefault(text(reaction, "reaction"), "❤") : emoji;
        return new MessageReaction(page.key(), mid, customer, off ? null : Unmasked.of(sign), at);
    }

    private List<InboundFile> files(Page page, Shares shares, JsonObject message, Haste haste) {
        List<InboundFile> files = new ArrayList<>();
        for (JsonObject attachment : objects(message, "attachments")) {
            if (shares.saysAll(attachment)) continue;
            String type = Shares.type(attachment);
            files.add(file(page, type.isEmpty() ? "file" : type, Shares.address(attachment), haste));
        }
        if (message.getBoolean("is_unsupported", false)) files.add(shown("unsupported", null));
        return files;
    }

    private InboundFile file(Page page, String type, String url, Haste haste) {
        Fetched found =
                url.isEmpty() || !haste.left() ? null : fetched.apply(page, url).orElse(null);
        if (found == null) return shown(type, Attachments.mayBeAsked(page, url) ? url : null);
        String name = found.name().isEmpty() ? type : found.name();
        return new InboundFile(Unmasked.of(name), found.mediaType(), null, found.content(), null);
    }

    /** Seen in Messenger only, until it is fetched from there. */
    private static InboundFile shown(String type, @Nullable String address) {
        return new InboundFile(
                Unmasked.of(type), "application/x-messenger-" + type, null, new byte[0], "onlyInMessenger", address);
    }

    private static String id(JsonObject item, String party) {
        JsonObject object = object(item, party);
        if (object == null) return "";
        String id = text(object, "id");
        if (!id.isEmpty()) return id;
        // a guest of the page's chat plug-in has no page-scoped id, only the name of their session
        String guest = text(object, "user_ref");
        return guest.isEmpty() ? "" : "user_ref:" + guest;
    }

    static @Nullable JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : null;
    }

    static List<JsonObject> objects(JsonObject parent, String name) {
        if (!(parent.get(name) instanceof jakarta.json.JsonArray array)) return List.of();
        return array.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    /** Ids come as strings or numbers, depending on the age of the sender. */
    static String text(JsonObject parent, String name) {
        JsonValue value = parent.get(name);
        if (value instanceof JsonString string) return string.getString();
        if (value instanceof jakarta.json.JsonNumber number) return number.toString();
        return "";
    }

    /** Milliseconds since 1970, as a number or in quotes; null when it is neither. */
    private static @Nullable Instant time(JsonObject parent, String name) {
        String text = text(parent, name);
        if (text.isEmpty() || text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) return null;
        return Instant.ofEpochMilli(Long.parseLong(text));
    }
}
