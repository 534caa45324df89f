package dev.tributary.routes.webchat;

import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.Sender;
import dev.tributary.engine.spi.ThreadingClues;
import dev.tributary.engine.spi.Visit;
import dev.tributary.routes.stream.Told;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor wrote, as it goes into the house, and as it is kept when it cannot be stored. Of files no copy is kept: the
 * visitor has them.
 *
 * @param account the site
 * @param visitor who
 * @param clientId the box's own id of it
 * @param text the text
 * @param at when
 */
record VisitorLine(AccountKey account, String visitor, UUID clientId, String text, Instant at) {
    private static final Set<String> NAMES = Set.of("visitor", "clientId", "at");

    Told told(List<InboundFile> files, @Nullable Visit visit) {
        InboundMessage message = message(files, visit);
        return Told.of(message, message.externalId(), files.isEmpty() ? this::masked : null);
    }

    private InboundMessage message(List<InboundFile> files, @Nullable Visit visit) {
        return new InboundMessage(
                account,
                visitor + ":" + clientId,
                false,
                new Sender(visitor, null, null, false),
                null,
                Unmasked.of(text),
                null,
                null,
                files,
                ThreadingClues.NONE,
                false,
                visit,
                at);
    }

    private MaskedText masked(MaskPlan plan) {
        JsonObject line = Json.createObjectBuilder()
                .add("visitor", visitor)
                .add("clientId", clientId.toString())
                .add("at", at.toString())
                .add("text", text)
                .build();
        return new Masker().maskJson(line, (name, value) -> NAMES.contains(name), plan);
    }

    /** What a copy from quarantine means; nothing when it cannot be made out. */
    static List<ChannelEvent> read(AccountKey account, String kept) {
        try (JsonReader reader = Json.createReader(new StringReader(kept))) {
            JsonObject line = reader.readObject();
            VisitorLine read = new VisitorLine(
                    account,
                    line.getString("visitor"),
                    UUID.fromString(line.getString("clientId")),
                    line.getString("text"),
                    Instant.parse(line.getString("at")));
            return List.of(read.message(List.of(), null));
        } catch (JsonException | IllegalArgumentException | NullPointerException | DateTimeParseException e) {
            return List.of();
        }
    }
}
