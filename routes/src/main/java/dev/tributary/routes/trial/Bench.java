package dev.tributary.routes.trial;

import dev.tributary.engine.spi.SendOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A trial with the samples to try. */
record Bench(Trial trial, List<Sample> samples) {
    List<Sample> incoming() {
        return samples.stream().filter(Sample::incoming).toList();
    }

    /** Those that become messages. */
    List<Sample> messages() {
        return samples.stream()
                .filter(sample -> sample.incoming()
                        && sample.status() < 300
                        && sample.events() != null
                        && !sample.events().isEmpty()
                        && "message".equals(sample.events().getFirst().getOrDefault("kind", "message")))
                .toList();
    }

    /** Those that strangers could post. */
    List<Sample> posted() {
        return messages().stream().filter(trial::posted).toList();
    }

    List<Sample> outgoing() {
        return samples.stream().filter(sample -> !sample.incoming()).toList();
    }

    /** Those that go out well. */
    List<Sample> sent() {
        return outgoing().stream()
                .filter(sample -> sample.outcome().equals("sent"))
                .toList();
    }

    /** Tries each of these, on a clean table; an answer is what was seen instead. */
    List<Behaviour.Finding> each(List<Sample> tried, Function<Sample, @Nullable String> look) {
        List<Behaviour.Finding> findings = new ArrayList<>();
        for (Sample sample : tried) {
            trial.forget();
            String seen = look.apply(sample);
            if (seen != null) findings.add(new Behaviour.Finding(sample.line(), seen));
        }
        return findings;
    }

    /** Sends what goes out well while the other side behaves like this, where it can, and looks at what becomes of it. */
    List<Behaviour.Finding> during(OtherSide behaves, Predicate<SendOutcome> sound) {
        if (!trial.possible().contains(behaves)) return List.of();
        return each(sent(), sample -> {
            SendOutcome outcome = trial.goesOut(sample, textOf(sample), behaves);
            return !trial.asked() || sound.test(outcome) ? null : word(outcome);
        });
    }

    static String textOf(Sample sample) {
        return sample.out() != null && sample.out().get("text") instanceof String text ? text : "Good day";
    }

    static String word(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Sent sent -> "sent";
            case SendOutcome.Partly partly -> word(partly.rest());
            case SendOutcome.Permanent permanent -> "permanent";
            case SendOutcome.Temporary temporary -> "temporary";
            case SendOutcome.Unknown unknown -> "unknown";
            case SendOutcome.AccountBroken broken -> "reconnect";
            case SendOutcome.AccountHeld held -> "held";
        };
    }

    /** The sample with another text in the place of its own; null when its text does not stand in it. */
    static @Nullable Sample withText(Sample sample, String other) {
        String body = new String(sample.body(), StandardCharsets.UTF_8);
        String text = sample.text();
        if (text.isEmpty() || !body.contains(text)) return null;
        boolean json = body.strip().startsWith("{") || body.strip().startsWith("[");
        String written = json ? Json.escaped(other) : other;
        return sample.withBody(body.replace(text, written).getBytes(StandardCharsets.UTF_8));
    }
}
