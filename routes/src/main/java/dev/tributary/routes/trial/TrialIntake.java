package dev.tributary.routes.trial;

import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.DeliveryFailure;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.MessageDeletion;
import dev.tributary.engine.spi.MessageEdit;
import dev.tributary.engine.spi.MessageReaction;
import dev.tributary.engine.spi.Opening;
import dev.tributary.engine.spi.Portrait;
import dev.tributary.engine.spi.Receipt;
import dev.tributary.engine.spi.ThreadOwner;
import dev.tributary.engine.spi.Typing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An intake that can be told to be away and says what it was handed, masked. Without a house behind it, it only knows what
 * it has seen. Thread-safe.
 */
final class TrialIntake implements Intake {
    private final Masker masker;
    private final @Nullable Intake house;
    private final List<Map<String, Object>> events = new ArrayList<>();
    private final Map<String, IntakeResult.Stored> stored = new HashMap<>();
    private int storedInHouse;
    private int refused;
    private boolean away;

    TrialIntake(Masker masker) {
        this(masker, null);
    }

    /** One that passes on to this house, unless it is away. */
    TrialIntake(Masker masker, @Nullable Intake house) {
        this.masker = masker;
        this.house = house;
    }

    synchronized void away(boolean now) {
        away = now;
    }

    synchronized void forget() {
        events.clear();
        stored.clear();
        storedInHouse = 0;
        refused = 0;
    }

    /** What was handed in, repeats included, as samples describe it. */
    synchronized List<Map<String, Object>> events() {
        return List.copyOf(events);
    }

    /** How many messages there are. */
    synchronized int storedCount() {
        return stored.size() + storedInHouse;
    }

    /** How often something was not taken in. */
    synchronized int refusedCount() {
        return refused;
    }

    @Override
    public synchronized IntakeResult accept(ChannelEvent event) {
        if (away) {
            refused++;
            throw new IllegalStateException("the house is away, for this trial");
        }
        events.add(described(event));
        if (house != null) {
            IntakeResult result = house.accept(event);
            if (result instanceof IntakeResult.Stored) storedInHouse++;
            return result;
        }
        if (!(event instanceof InboundMessage message)) return new IntakeResult.Updated(0);
        String id = message.account() + " " + message.externalId();
        IntakeResult.Stored before = stored.get(id);
        if (before != null)
            return new IntakeResult.Duplicate(before.conversationId(), before.messageId(), before.seq());
        IntakeResult.Stored fresh = new IntakeResult.Stored(UUID.randomUUID(), UUID.randomUUID(), 1);
        stored.put(id, fresh);
        return fresh;
    }

    @Override
    public List<IntakeResult> acceptAll(List<? extends ChannelEvent> all) {
        return all.stream().map(this::accept).toList();
    }

    private Map<String, Object> described(ChannelEvent event) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("channel", event.account().channel());
        fields.put("account", event.account().account());
        switch (event) {
            case InboundMessage message -> {
                fields.put("kind", "message");
                fields.put("externalId", message.externalId());
                fields.put("from", message.sender().externalId());
                fields.put("name", text(message.sender().name()));
                fields.put("address", message.sender().email());
                fields.put("subject", text(message.subject()));
                fields.put("text", text(message.text()));
                fields.put(
                        "files",
                        message.files().stream().map(file -> text(file.name())).toList());
                fields.put("conversation", message.clues().conversationExternalId());
                fields.put("inReplyTo", message.clues().inReplyTo());
                fields.put("sentAt", message.sentAt().toString());
            }
            case Echo echo -> {
                fields.put("kind", "echo");
                fields.put("externalId", echo.externalId());
                fields.put("to", echo.recipient());
                fields.put("text", text(echo.text()));
            }
            case Receipt receipt -> {
                fields.put("kind", "receipt");
                fields.put("to", receipt.recipient());
                fields.put("state", receipt.state().name().toLowerCase(Locale.ROOT));
                fields.put(
                        "externalId",
                        receipt.externalIds().isEmpty()
                                ? null
                                : receipt.externalIds().getFirst());
            }
            case MessageEdit edit -> {
                fields.put("kind", "edit");
                fields.put("externalId", edit.externalId());
                fields.put("text", text(edit.text()));
            }
            case MessageDeletion deletion -> {
                fields.put("kind", "delete");
                fields.put("externalId", deletion.externalId());
            }
            case MessageReaction reaction -> {
                fields.put("kind", "reaction");
                fields.put("externalId", reaction.externalId());
                fields.put("from", reaction.customer());
                fields.put("text", text(reaction.sign()));
            }
            case Typing typing -> {
                fields.put("kind", "typing");
                fields.put("from", typing.customer());
            }
            case Portrait portrait -> {
                fields.put("kind", "portrait");
                fields.put("from", portrait.customer());
            }
            case ThreadOwner owner -> {
                fields.put("kind", "owner");
                fields.put("from", owner.customer());
            }
            case Opening opening -> {
                fields.put("kind", "opening");
                fields.put("from", opening.customer());
                fields.put("sentAt", opening.at().toString());
            }
            case DeliveryFailure failure -> {
                fields.put("kind", "failure");
                fields.put("externalId", failure.externalId());
                fields.put("code", failure.code());
                fields.put("text", text(failure.reason()));
            }
        }
        Map<String, Object> known = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (value != null) known.put(name, value);
        });
        return known;
    }

    private @Nullable String text(@Nullable Unmasked text) {
        return text == null ? null : masker.mask(text, MaskPlan.CARDS).value();
    }
}
