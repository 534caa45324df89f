package dev.tributary.routes.messenger;

import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.routes.stream.Told;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that Meta posted, as it is kept when it cannot be stored: by itself, in a post of its own, so that it can be read
 * again. Names that Meta gave and addresses where files lie at Meta stay as they are; all else is masked.
 *
 * @param page the page
 * @param entry the entry in which it stood
 * @param list the entry's list in which it stood
 * @param item the thing
 */
record PostedItem(Page page, JsonObject entry, String list, JsonObject item) {
    private static final Set<String> NAMES = Set.of("id", "mid", "app_id", "user_ref");

    /** What it means, or null when that could not be made out, with what it is kept by. */
    Told told(@Nullable ChannelEvent event, Instant at) {
        return new Told(page.key(), event, name(event, at), this::masked);
    }

    /** Whether another app answers, and we only hear it. */
    boolean overheard() {
        return list.equals(MessengerEvents.STANDBY);
    }

    InboundMessage.Turn turn() {
        return switch (list) {
            case MessengerEvents.STANDBY -> InboundMessage.Turn.OTHERS;
            case MessengerEvents.MISSED -> InboundMessage.Turn.UNSAID;
            default -> InboundMessage.Turn.OURS;
        };
    }

    /** A message by its id, what is told of one or of somebody by when. */
    private String name(@Nullable ChannelEvent event, Instant at) {
        return switch (event) {
            case InboundMessage said -> said.externalId();
            case Echo echo -> echo.externalId();
            case null -> "posted:" + party("sender") + ":" + at.toEpochMilli();
            default ->
                event.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ":" + party("sender") + ":"
                        + at.toEpochMilli();
        };
    }

    private String party(String name) {
        return item.get(name) instanceof JsonObject party ? MessengerEvents.text(party, "id") : "";
    }

    private MaskedText masked(MaskPlan plan) {
        JsonObject post = Json.createObjectBuilder()
                .add("object", "page")
                .add(
                        "entry",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", page.id())
                                        .add("time", MessengerEvents.text(entry, "time"))
                                        .add(list, Json.createArrayBuilder().add(item))))
                .build();
        return new Masker().maskJson(post, this::machines, plan);
    }

    private boolean machines(String name, String value) {
        return switch (name) {
            case "url" -> Attachments.mayBeAsked(page, value);
            case "metadata" -> PartMark.read(value) != null;
            default -> NAMES.contains(name);
        };
    }

    /** The post as it was kept; empty when it is none. */
    static JsonObject read(String kept) {
        try (JsonReader reader = Json.createReader(new StringReader(kept))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }
}
