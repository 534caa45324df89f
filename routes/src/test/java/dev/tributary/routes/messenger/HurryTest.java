package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.routes.stream.Told;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Meta waits 20 seconds for an answer, however slow its own Graph API is. */
class HurryTest {
    private static final int PEOPLE = 10;
    private static final Page PAGE = new Page("100", "token", "secret", "verify", "http://127.0.0.1:9", false, false);

    private final SettableClock clock = new SettableClock();
    private final Instant start = clock.instant();
    private final Pages pages = new Pages();
    private final MessengerEvents events = new MessengerEvents(
            (page, customer) -> {
                clock.advance(Profiles.PATIENCE);
                return new Profiles.Profile("Customer " + customer, "http://127.0.0.1:9/" + customer);
            },
            (page, address) -> {
                clock.advance(Attachments.PATIENCE);
                return Optional.empty();
            },
            new Handovers(new Graph()),
            clock);

    @BeforeEach
    void connect() {
        pages.put(UUID.randomUUID(), PAGE);
    }

    private Duration taken() {
        return Duration.between(start, clock.instant());
    }

    @Test
    void profilesAndPicturesOfTenNewCustomersAreNotWaitedForLongerThanMetaWaits() {
        List<ChannelEvent> all = events(events.of(post(), pages));
        assertThat(all)
                .extracting(event -> ((InboundMessage) event).externalId())
                .containsExactlyElementsOf(
                        IntStream.range(0, PEOPLE).mapToObj(i -> "m_" + i).toList());
        assertThat(taken()).isLessThan(Duration.ofSeconds(15));
        assertThat(name(all.getFirst())).isEqualTo("Customer 0");
        assertThat(name(all.getLast())).isNull();
    }

    @Test
    void whereNobodyWaitsForAnAnswerEveryProfileIsAskedFor() {
        List<ChannelEvent> all = events(events.of(post(), pages, Duration.ofMinutes(2)));
        assertThat(name(all.getLast())).isEqualTo("Customer 9");
        assertThat(taken())
                .isEqualTo(Profiles.PATIENCE.plus(Attachments.PATIENCE).multipliedBy(PEOPLE));
    }

    private static List<ChannelEvent> events(List<Told> told) {
        return told.stream().map(one -> Objects.requireNonNull(one.event())).toList();
    }

    private static @Nullable String name(ChannelEvent event) {
        Unmasked name = ((InboundMessage) event).sender().name();
        return name == null ? null : new Masker().mask(name, MaskPlan.CARDS).value();
    }

    /** Ten people who write for the first time, told at once. */
    private static JsonObject post() {
        JsonArrayBuilder messaging = Json.createArrayBuilder();
        for (int i = 0; i < PEOPLE; i++)
            messaging.add(Json.createObjectBuilder()
                    .add("sender", Json.createObjectBuilder().add("id", Integer.toString(i)))
                    .add("recipient", Json.createObjectBuilder().add("id", PAGE.id()))
                    .add("timestamp", 1000 + i)
                    .add(
                            "message",
                            Json.createObjectBuilder().add("mid", "m_" + i).add("text", "hello")));
        return Json.createObjectBuilder()
                .add("object", "page")
                .add(
                        "entry",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("id", PAGE.id())
                                        .add("messaging", messaging)))
                .build();
    }
}
