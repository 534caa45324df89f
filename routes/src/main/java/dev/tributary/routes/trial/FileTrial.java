package dev.tributary.routes.trial;

import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.FileChannel.Carries;
import dev.tributary.engine.spi.OutgoingFile;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.file.OneFile;
import dev.tributary.routes.file.RouteFile;
import dev.tributary.routes.file.UnsoundFile;
import dev.tributary.routes.plugin.ChannelFileKind;
import dev.tributary.routes.plugin.PluginChannel;
import dev.tributary.routes.stream.TrialStream;
import dev.tributary.routes.stream.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/** A channel's file with a played world around it. Used by one thread. */
final class FileTrial implements Trial {
    private final TrialIntake intake;
    private final TrialStream stream;
    /** Of everything that goes out: a repeat was written when the first was. */
    private final Instant now;

    private final Set<String> headers = ConcurrentHashMap.newKeySet();
    private final OneFile<PluginChannel> file;
    private final boolean json;
    private @Nullable Outside outside;

    private FileTrial(Path path, List<Sample> samples, Masker masker, Clock clock) throws UnsoundFile {
        json = samples.stream().filter(Sample::incoming).allMatch(Sample::json);
        now = clock.instant();
        intake = new TrialIntake(masker);
        stream = new TrialStream(intake, new NoQuarantine(), clock);
        file = OneFile.open(path, new ChannelFileKind(stream.files(), Set.of(), new Hosting()), Set.of("*"));
    }

    static FileTrial open(Path path, List<Sample> samples, Masker masker, Clock clock) throws UnsoundFile {
        return new FileTrial(path, samples, masker, clock);
    }

    /** For a channel that nobody hosts. */
    abstract static class NoHosting implements ChannelFileKind.Hosting {
        @Override
        public void standing(PluginChannel channel) {}

        @Override
        public @Nullable UUID idOf(AccountKey account) {
            return null;
        }

        @Override
        public void changed() {}
    }

    private final class Hosting extends NoHosting {
        @Override
        public void prepare(RouteFile read, DefaultCamelContext context) {
            Outside played = new Outside(PluginHelper.getComponentResolver(context));
            context.getCamelContextExtension().addContextPlugin(ComponentResolver.class, played);
            context.getManagementStrategy().addEventNotifier(new HeaderWatch());
            outside = played;
        }
    }

    private final class HeaderWatch extends EventNotifierSupport {
        @Override
        public void notify(CamelEvent event) {
            if (event instanceof ExchangeSendingEvent sending)
                headers.addAll(sending.getExchange().getMessage().getHeaders().keySet());
        }
    }

    @Override
    public TrialIntake intake() {
        return intake;
    }

    private Outside outside() {
        if (outside == null) throw new IllegalStateException("the file is not open");
        return outside;
    }

    @Override
    public boolean carriesFiles() {
        return file.what().head().carries().contains(Carries.FILES);
    }

    @Override
    public int longest() {
        return file.what().head().capabilities().maxLength();
    }

    /** A sample that is not JSON is a line of a file, or as good as one. */
    @Override
    public boolean takesLines() {
        return json;
    }

    @Override
    public Set<OtherSide> possible() {
        return file.what().file().lineOf("http") > 0
                ? EnumSet.allOf(OtherSide.class)
                : EnumSet.complementOf(EnumSet.of(OtherSide.BUSY));
    }

    @Override
    public boolean asked() {
        return !told().isEmpty();
    }

    @Override
    public List<Outside.Told> told() {
        return outside().told();
    }

    @Override
    public void forgetTold() {
        outside().forget();
    }

    @Override
    public Set<String> headers() {
        return new HashSet<>(headers);
    }

    @Override
    public void hand(String event) {
        try (ProducerTemplate door = file.context().createProducerTemplate()) {
            door.sendBody(door(), event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean later(String instant) {
        return Instant.parse(instant).isAfter(now.plus(Duration.ofDays(1)));
    }

    /** Whether one of its routes begins outside. */
    @Override
    public boolean takesIn() {
        return begins(uri -> uri.startsWith(door() + "/") || !uri.matches("(conversation|direct|seda):.*"));
    }

    /** Whether one of its routes sends what agents write. */
    @Override
    public boolean sends() {
        return begins(uri -> uri.equals(door()) || uri.startsWith(door() + "?"));
    }

    private String door() {
        return "conversation:" + file.what().file().name();
    }

    private boolean begins(Predicate<String> where) {
        return file.context().getRouteDefinitions().stream()
                .map(route -> route.getInput().getEndpointUri())
                .anyMatch(where);
    }

    @Override
    public void forget() {
        intake.forget();
        outside().forget();
        headers.clear();
    }

    @Override
    public Came comesIn(Sample sample) {
        outside().answers(answer(sample));
        if (sample.webhook()) {
            Map<String, String> lower = new HashMap<>();
            sample.headers().forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
            Map<String, List<String>> query = new HashMap<>();
            sample.query().forEach((name, value) -> query.put(name, List.of(value)));
            var answer = stream.post(
                    file.what().file().name(), new WebhookRequest(sample.method(), lower, query), sample.body());
            return new Came(answer.status() < 300, answer.status(), null);
        }
        Exchange exchange = outside().comes(String.valueOf(sample.in()), sample.headers(), sample.body());
        if (exchange == null) return new Came(false, 404, null);
        return new Came(exchange.getException() == null, 0, exchange.getException());
    }

    @Override
    public SendOutcome goesOut(Sample sample, String text, OtherSide behaves) {
        outside().answers(answer(sample, behaves));
        Map<String, Object> out = sample.out() == null ? Map.of() : sample.out();
        List<OutgoingFile> files = new ArrayList<>();
        if (out.get("files") instanceof List<?> said)
            for (Object one : said)
                files.add(new OutgoingFile(
                        String.valueOf(one), "text/plain", "what is in it".getBytes(StandardCharsets.UTF_8)));
        return stream.gateway()
                .send(new OutgoingMessage(
                        UUID.nameUUIDFromBytes(new byte[] {1}),
                        1,
                        UUID.nameUUIDFromBytes(new byte[] {2}),
                        file.what().head().account(),
                        UUID.nameUUIDFromBytes(new byte[] {3}),
                        UUID.nameUUIDFromBytes(new byte[] {4}),
                        String.valueOf(out.getOrDefault("to", "someone")),
                        null,
                        out.get("subject") instanceof String subject ? subject : null,
                        text,
                        "Anna",
                        true,
                        files,
                        null,
                        List.of(),
                        now,
                        now));
    }

    private static Outside.Answer answer(Sample sample, OtherSide behaves) {
        return switch (behaves) {
            case ANSWERS -> answer(sample);
            case AWAY -> failing(new ConnectException("nobody is there"));
            case SILENT -> failing(new SocketTimeoutException("no answer came"));
            case BROKEN -> failing(new IOException("something else"));
            case BUSY -> new Outside.Answer(503, Map.of("Retry-After", "7"), "", null);
        };
    }

    private static Outside.Answer failing(IOException failure) {
        return new Outside.Answer(200, Map.of(), "", failure);
    }

    private static Outside.Answer answer(Sample sample) {
        Map<String, String> headers = new HashMap<>();
        if (sample.answer().get("headers") instanceof Map<?, ?> said)
            said.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        int status = sample.answer().get("status") instanceof Number number ? number.intValue() : 200;
        return new Outside.Answer(
                status, headers, new String(Samples.bytes(sample.answer().get("body")), StandardCharsets.UTF_8), null);
    }

    @Override
    public void close() {
        file.close();
    }
}
