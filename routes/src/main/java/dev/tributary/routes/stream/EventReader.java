package dev.tributary.routes.stream;

import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.DeliveryFailure;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.MessageDeletion;
import dev.tributary.engine.spi.MessageEdit;
import dev.tributary.engine.spi.MessageReaction;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.Receipt;
import dev.tributary.engine.spi.Sender;
import dev.tributary.engine.spi.ThreadingClues;
import dev.tributary.engine.spi.Typing;
import dev.tributary.routes.file.JsonDepth;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads events that plug-in routes write as JSON. Thread-safe. Its exceptions never repeat what the event said. */
@Component
final class EventReader {
    static final int LARGEST = 36 * 1024 * 1024;
    static final int DEEPEST = 32;

    private final Jsonb jsonb = JsonbBuilder.create();
    private final Clock clock;

    EventReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * The event.
     *
     * @param usual the account of events that name none; null when they must
     * @throws UnreadableEventException when it is too large, too deep, no JSON or lacks something
     */
    ChannelEvent read(byte[] json, @Nullable AccountKey usual) {
        if (json.length > LARGEST) throw new UnreadableEventException("the event is larger than " + LARGEST + " bytes");
        if (JsonDepth.exceeds(json, DEEPEST)) {
            throw new UnreadableEventException("the event is nested deeper than " + DEEPEST);
        }
        EventJson event = parse(json);
        try {
            return event(usual == null ? event : event.orOf(usual));
        } catch (UnreadableEventException e) {
            throw e.of(event.externalId());
        }
    }

    /** What stands in a map, as JSON. */
    byte[] json(Map<?, ?> map) {
        try {
            return jsonb.toJson(map).getBytes(StandardCharsets.UTF_8);
        } catch (JsonbException e) {
            throw new UnreadableEventException("the event is a map of what cannot be written as JSON");
        }
    }

    /** A message that goes out, in the shape in which one comes in. */
    String json(OutgoingMessage message) {
        return jsonb.toJson(EventJson.of(message));
    }

    private EventJson parse(byte[] json) {
        try {
            // as text on purpose: bytes in another encoding would have passed the depth check unseen
            EventJson event = jsonb.fromJson(new String(json, StandardCharsets.UTF_8), EventJson.class);
            if (event == null) throw new UnreadableEventException("the event is empty");
            return event;
        } catch (JsonbException | IllegalStateException e) {
            throw new UnreadableEventException("the event is not JSON of version 1");
        }
    }

    private ChannelEvent event(EventJson json) {
        if (json.version() != null && json.version() != 1) {
            throw new UnreadableEventException("this house reads events of version 1");
        }
        boolean out = "out".equals(json.direction());
        return switch (need(json.kind(), "kind")) {
            case "message" -> out ? echo(json) : message(json);
            case "echo" -> echo(json);
            case "receipt" -> receipt(json);
            case "failure" -> failure(json);
            case "edit" ->
                new MessageEdit(account(json), need(json.externalId(), "externalId"), text(json), sentAt(json));
            case "delete" -> new MessageDeletion(account(json), need(json.externalId(), "externalId"), sentAt(json));
            case "reaction" -> reaction(json);
            case "typing" -> new Typing(account(json), who(json), sentAt(json));
            default -> throw new UnreadableEventException("the event's kind is not known");
        };
    }

    private InboundMessage message(EventJson json) {
        EventJson.Person from = json.from();
        if (from == null) throw new UnreadableEventException("the event lacks from");
        String id = from.id() != null ? from.id() : from.address();
        Sender sender = new Sender(need(id, "from.id"), Unmasked.ofNullable(from.name()), from.address(), false);
        ThreadingClues clues =
                new ThreadingClues(json.conversationExternalId(), json.inReplyTo(), List.of(), List.of());
        return new InboundMessage(
                account(json),
                need(json.externalId(), "externalId"),
                false,
                sender,
                Unmasked.ofNullable(json.subject()),
                text(json),
                Unmasked.ofNullable(json.html()),
                null,
                Unmasked.ofNullable(json.choice()),
                files(json),
                clues,
                Boolean.TRUE.equals(json.automatic()),
                false,
                null,
                sentAt(json),
                InboundMessage.Turn.UNSAID);
    }

    private Echo echo(EventJson json) {
        return new Echo(
                account(json),
                need(json.externalId(), "externalId"),
                need(json.to(), "to"),
                json.conversationExternalId(),
                json.inReplyTo(),
                delivery(json),
                text(json),
                files(json),
                sentAt(json));
    }

    private Receipt receipt(EventJson json) {
        Receipt.State state = switch (need(json.state(), "state")) {
            case "delivered" -> Receipt.State.DELIVERED;
            case "read" -> Receipt.State.READ;
            default -> throw new UnreadableEventException("the receipt's state is not known");
        };
        String id = json.externalId();
        Instant at = sentAt(json);
        return new Receipt(
                account(json),
                state,
                need(json.to(), "to"),
                id == null ? List.of() : List.of(id),
                id == null ? at : null,
                at);
    }

    private DeliveryFailure failure(EventJson json) {
        UUID delivery = delivery(json);
        String id = delivery == null ? need(json.externalId(), "externalId") : json.externalId();
        String code = json.code() == null ? "failed" : json.code();
        return new DeliveryFailure(account(json), id, delivery, code, text(json), sentAt(json));
    }

    private MessageReaction reaction(EventJson json) {
        String sign = json.text();
        return new MessageReaction(
                account(json),
                need(json.externalId(), "externalId"),
                who(json),
                sign == null || sign.isBlank() ? null : Unmasked.of(sign.strip()),
                sentAt(json));
    }

    /** Where a channel has but one customer in a conversation, it need not say who. */
    private static String who(EventJson json) {
        EventJson.Person from = json.from();
        String id = from == null ? json.to() : from.id() != null ? from.id() : from.address();
        return id == null ? "" : id;
    }

    private static AccountKey account(EventJson json) {
        return new AccountKey(need(json.channel(), "channel"), need(json.account(), "account"));
    }

    private static Unmasked text(EventJson json) {
        return Unmasked.of(json.text() == null ? "" : json.text());
    }

    private static List<InboundFile> files(EventJson json) {
        List<EventJson.Attachment> attachments = json.attachments();
        return attachments == null
                ? List.of()
                : attachments.stream().map(EventReader::file).toList();
    }

    private static InboundFile file(EventJson.Attachment attachment) {
        String name = attachment.name() == null ? "file" : attachment.name();
        String type = attachment.type() == null ? "application/octet-stream" : attachment.type();
        String content = attachment.content() == null ? "" : attachment.content();
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(content);
            return new InboundFile(Unmasked.of(name), type, attachment.contentId(), bytes, null);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("an attachment is not in Base64");
        }
    }

    private static @Nullable UUID delivery(EventJson json) {
        try {
            return json.deliveryId() == null ? null : UUID.fromString(json.deliveryId());
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException("deliveryId is not a UUID");
        }
    }

    private Instant sentAt(EventJson json) {
        if (json.sentAt() == null) return clock.instant();
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(json.sentAt(), Instant::from);
        } catch (DateTimeException e) {
            throw new UnreadableEventException("sentAt is not a time in ISO 8601 with a zone");
        }
    }

    private static String need(@Nullable String value, String name) {
        if (value == null || value.isBlank()) throw new UnreadableEventException("the event lacks " + name);
        return value;
    }
}
