package dev.tributary.routes.trial;

import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.OutgoingFile;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.routes.kit.HeaderWatch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;

/** What the trials of the channels that ship with the house have in common: their door, their watch, what goes out. */
abstract class HouseTrial implements Trial {
    private static final String DOOR = "direct:trial-door";

    private final AccountKey key;
    private final HeaderWatch watch;
    private @Nullable ProducerTemplate door;
    private int seen;

    HouseTrial(AccountKey key) {
        this.key = key;
        this.watch = new HeaderWatch(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(DOOR).to("conversation:" + key.channel());
                door = getContext().createProducerTemplate();
            }
        });
    }

    /** Sees what the channel's routes begin with, and opens its door; to be run beside the channel. */
    HeaderWatch watch() {
        return watch;
    }

    abstract SettableClock clock();

    abstract ChannelCapabilities capabilities();

    /** Nothing of what came in before is left at the other side, nor of what went out. */
    abstract void clear();

    @Override
    public boolean takesIn() {
        return true;
    }

    @Override
    public boolean sends() {
        return true;
    }

    @Override
    public boolean takesLines() {
        return true;
    }

    @Override
    public boolean asked() {
        return true;
    }

    @Override
    public boolean carriesFiles() {
        return capabilities().files();
    }

    @Override
    public int longest() {
        return capabilities().maxLength();
    }

    @Override
    public void forget() {
        clear();
        forgetTold();
        intake().forget();
        seen = watch.starts().size();
    }

    @Override
    public Set<String> headers() {
        Set<String> names = new HashSet<>();
        List<HeaderWatch.Start> starts = watch.starts();
        for (HeaderWatch.Start start : starts.subList(seen, starts.size()))
            names.addAll(start.told().keySet());
        return names;
    }

    /** An event that is handed in by hand says whose it is, where it does not pretend to be another's. */
    @Override
    public void hand(String event) {
        String whose = "{\"account\": \"" + key.account() + "\", ";
        if (!event.contains("\"channel\"")) whose += "\"channel\": \"" + key.channel() + "\", ";
        Objects.requireNonNull(door).sendBody(DOOR, whose + event.substring(1));
    }

    @Override
    public boolean later(String instant) {
        return Instant.parse(instant).isAfter(clock().instant().plus(Duration.ofDays(1)));
    }

    static String to(Sample sample) {
        return sample.out() == null ? "" : String.valueOf(sample.out().getOrDefault("to", ""));
    }

    static List<OutgoingFile> files(Sample sample) {
        List<OutgoingFile> files = new ArrayList<>();
        if (sample.out() != null && sample.out().get("files") instanceof List<?> named)
            for (Object one : named)
                files.add(new OutgoingFile(
                        String.valueOf(one), "text/plain", "what is in it".getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    /** The message that a sample sends; sent again it is the same. */
    OutgoingMessage message(UUID accountId, AccountKey from, Sample sample, String text, @Nullable String inReplyTo) {
        return new OutgoingMessage(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                1,
                accountId,
                from,
                UUID.nameUUIDFromBytes(new byte[] {3}),
                UUID.nameUUIDFromBytes(new byte[] {4}),
                to(sample),
                null,
                sample.out() != null && sample.out().get("subject") instanceof String subject ? subject : null,
                text,
                "Anna",
                true,
                files(sample),
                inReplyTo,
                List.of(),
                clock().instant(),
                clock().instant());
    }
}
