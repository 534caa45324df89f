package dev.tributary.routes.messenger;

import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.MessageDeletion;
import dev.tributary.engine.spi.MessageEdit;
import dev.tributary.engine.spi.MessageReaction;
import dev.tributary.engine.spi.Opening;
import dev.tributary.engine.spi.Receipt;
import dev.tributary.engine.spi.ThreadOwner;
import dev.tributary.routes.stream.Told;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What the house makes of one thing that Meta posted; for tests outside this package.
 *
 * @param kind {@code message}, {@code echo}, {@code delivered}, {@code read}, {@code edit}, {@code deleted} or
 *     {@code reaction}
 * @param customer whom it is about
 * @param id Meta's id of the message, or empty
 * @param text what it says, masked
 */
public record EventsAsRead(String kind, String customer, String id, String text) {
    private static final Masker MASKER = new Masker();

    /** What it makes of this body when these pages are connected, without asking Meta for anything. */
    public static List<EventsAsRead> of(JsonObject body, Collection<String> pageIds) {
        Pages pages = new Pages();
        for (String id : pageIds) {
            pages.put(UUID.randomUUID(), new Page(id, "token", "secret", "verify", "http://127.0.0.1:9", false, false));
        }
        MessengerEvents events = new MessengerEvents(
                (page, id) -> Profiles.Profile.UNKNOWN,
                (page, url) -> Optional.empty(),
                new Handovers(new Graph()),
                new SettableClock());
        return events.of(body, pages).stream()
                .map(Told::event)
                .filter(Objects::nonNull)
                .filter(event -> !(event instanceof Opening || event instanceof ThreadOwner))
                .map(EventsAsRead::of)
                .toList();
    }

    private static EventsAsRead of(ChannelEvent event) {
        return switch (event) {
            case InboundMessage message ->
                new EventsAsRead(
                        "message",
                        message.sender().externalId(),
                        message.externalId(),
                        MASKER.mask(message.text(), MaskPlan.CARDS).value());
            case Echo echo ->
                new EventsAsRead(
                        "echo",
                        echo.recipient(),
                        echo.externalId(),
                        MASKER.mask(echo.text(), MaskPlan.CARDS).value());
            case Receipt receipt ->
                new EventsAsRead(receipt.state().name().toLowerCase(Locale.ROOT), receipt.recipient(), "", "");
            case MessageEdit edit ->
                new EventsAsRead(
                        "edit",
                        "",
                        edit.externalId(),
                        MASKER.mask(edit.text(), MaskPlan.CARDS).value());
            case MessageDeletion deletion -> new EventsAsRead("deleted", "", deletion.externalId(), "");
            case MessageReaction reaction ->
                new EventsAsRead("reaction", reaction.customer(), reaction.externalId(), "");
            default -> new EventsAsRead(event.getClass().getSimpleName(), "", "", "");
        };
    }
}
