package dev.tributary.routes.trial;

import dev.tributary.routes.trial.Behaviour.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every channel does with what comes in. */
final class InContract {
    /** All that could be taken for something else on its way. */
    static final String MARKS = "\"}', ${body} {{x}} \\ <b>árvíztűrő</b> 漢字 😀 %41 &amp;";

    private static final String CARD = "4111 1111 1111 1111";
    private static final Map<String, String> HOSTILE = Map.of(
            "CamelFileName", "../../evil", "CamelHttpUri", "http://evil.example/", "copyTo", "evil", "delete", "true");

    private InContract() {}

    static List<Behaviour> all() {
        return List.of(
                new Behaviour("in.sample", InContract::sample),
                new Behaviour("in.said", InContract::said),
                new Behaviour("in.twice", InContract::twice),
                new Behaviour("in.away", InContract::away),
                new Behaviour("in.back", InContract::back),
                new Behaviour("in.order", InContract::order),
                new Behaviour("in.marks", bench -> text(bench, MARKS)),
                new Behaviour("in.lines", InContract::lines),
                new Behaviour(
                        "in.long",
                        bench -> text(
                                bench,
                                "a".repeat(Math.min(Trial.LONG, bench.trial().longestIn())))),
                new Behaviour("in.card", InContract::card),
                new Behaviour("in.headers", InContract::headers),
                new Behaviour("in.time", InContract::time),
                new Behaviour("in.stranger", InContract::stranger),
                new Behaviour("in.nojson", bench -> refused(bench, "{\"half\": ")),
                new Behaviour("in.nonsense", InContract::nonsense),
                new Behaviour("in.deep", bench -> refused(bench, "[".repeat(5_000))),
                new Behaviour("in.large", InContract::large));
    }

    private static List<Finding> sample(Bench bench) {
        return bench.trial().takesIn() && bench.messages().isEmpty() ? List.of(new Finding(0, "0")) : List.of();
    }

    private static List<Finding> said(Bench bench) {
        return bench.each(bench.incoming(), sample -> {
            Trial.Came came = bench.trial().comesIn(sample);
            String answer = answered(sample, came);
            if (answer != null) return answer;
            return sample.events() == null
                    ? null
                    : differing(sample.events(), bench.trial().intake().events());
        });
    }

    private static @Nullable String answered(Sample sample, Trial.Came came) {
        if (sample.status() > 0) return came.status() == sample.status() ? null : "status " + came.status();
        return came.acknowledged() ? null : seen(came);
    }

    private static String seen(Trial.Came came) {
        if (came.failure() != null) return String.valueOf(came.failure().getMessage());
        return "status " + came.status();
    }

    private static @Nullable String differing(List<Map<String, Object>> wanted, List<Map<String, Object>> came) {
        if (wanted.size() != came.size()) return wanted.size() + " ≠ " + came.size() + ": " + came;
        for (int n = 0; n < wanted.size(); n++)
            for (Map.Entry<String, Object> field : wanted.get(n).entrySet()) {
                Object there = came.get(n).get(field.getKey());
                if (!field.getValue().equals(there))
                    return field.getKey() + ": " + field.getValue() + " ≠ " + (there == null ? "–" : there);
            }
        return null;
    }

    private static List<Finding> twice(Bench bench) {
        return bench.each(bench.messages(), sample -> {
            bench.trial().comesIn(sample);
            int once = bench.trial().intake().storedCount();
            bench.trial().comesIn(sample);
            int twice = bench.trial().intake().storedCount();
            return once == twice ? null : once + " → " + twice;
        });
    }

    private static List<Finding> away(Bench bench) {
        return bench.each(bench.messages(), sample -> {
            Trial.Came came = withoutHouse(bench, sample);
            boolean comesAgain = !came.acknowledged() && (!bench.trial().posted(sample) || came.status() >= 500);
            return comesAgain ? null : "status " + came.status();
        });
    }

    private static List<Finding> back(Bench bench) {
        return bench.each(bench.messages(), sample -> {
            withoutHouse(bench, sample);
            bench.trial().comesIn(sample);
            bench.trial().comesIn(sample);
            int wanted = sample.events() == null ? 0 : sample.events().size();
            int stored = bench.trial().intake().storedCount();
            return stored == wanted ? null : wanted + " ≠ " + stored;
        });
    }

    private static Trial.Came withoutHouse(Bench bench, Sample sample) {
        bench.trial().intake().away(true);
        try {
            return bench.trial().comesIn(sample);
        } finally {
            bench.trial().intake().away(false);
        }
    }

    /** One after the other, as they stand in the file. */
    private static List<Finding> order(Bench bench) {
        bench.trial().forget();
        List<Map<String, Object>> wanted = new ArrayList<>();
        for (Sample sample : bench.messages()) {
            bench.trial().comesIn(sample);
            if (sample.events() != null) wanted.addAll(sample.events());
        }
        String differing = differing(wanted, bench.trial().intake().events());
        return differing == null ? List.of() : List.of(new Finding(0, differing));
    }

    private static List<Finding> text(Bench bench, String text) {
        return bench.each(bench.messages(), sample -> {
            Sample other = Bench.withText(sample, text);
            if (other == null) return null;
            Trial.Came came = bench.trial().comesIn(other);
            if (!came.acknowledged()) return seen(came);
            Object there = bench.trial().intake().events().getFirst().get("text");
            return text.equals(there) ? null : cut(String.valueOf(there));
        });
    }

    private static List<Finding> lines(Bench bench) {
        return bench.trial().takesLines() ? text(bench, "one\ntwo\n\nthree") : List.of();
    }

    /** The house hides it before anything is stored; a channel must not have told it to anybody before. */
    private static List<Finding> card(Bench bench) {
        return bench.each(bench.messages(), sample -> {
            Sample other = Bench.withText(sample, "card " + CARD);
            if (other == null) return null;
            bench.trial().comesIn(other);
            if (bench.trial().intake().events().toString().contains(CARD)) return "stored";
            return bench.trial().told().stream()
                    .filter(told -> told.contains(CARD))
                    .map(Outside.Told::uri)
                    .findFirst()
                    .orElse(null);
        });
    }

    private static List<Finding> headers(Bench bench) {
        List<Sample> with =
                bench.messages().stream().filter(bench.trial()::takesHeaders).toList();
        return bench.each(with, sample -> {
            bench.trial().comesIn(sample.withHeaders(HOSTILE));
            Set<String> passed = bench.trial().headers();
            passed.retainAll(HOSTILE.keySet());
            return passed.isEmpty() ? null : passed.toString();
        });
    }

    private static List<Finding> time(Bench bench) {
        return bench.each(bench.messages(), sample -> {
            bench.trial().comesIn(sample);
            for (Map<String, Object> event : bench.trial().intake().events()) {
                String at = String.valueOf(event.get("sentAt"));
                if (bench.trial().later(at)) return at;
            }
            return null;
        });
    }

    /** Whoever cannot prove who they are. */
    private static List<Finding> stranger(Bench bench) {
        return bench.each(bench.posted(), sample -> {
            Trial.Came came = bench.trial().comesIn(sample.bare());
            boolean refused = came.status() >= 400 && bench.trial().intake().storedCount() == 0;
            return refused ? null : "status " + came.status();
        });
    }

    private static List<Finding> nonsense(Bench bench) {
        String body = "{\"nobody\": \"knows\"}";
        if (bench.trial().refusesNonsense()) return refused(bench, body);
        return bench.each(first(bench.posted()), sample -> {
            Trial.Came came = bench.trial().comesIn(sample.withBody(body.getBytes(StandardCharsets.UTF_8)));
            boolean toNothing =
                    came.acknowledged() && bench.trial().intake().events().isEmpty();
            return toNothing ? null : "status " + came.status();
        });
    }

    private static List<Finding> refused(Bench bench, String body) {
        return bench.each(first(bench.posted()), sample -> {
            Trial.Came came = bench.trial().comesIn(sample.withBody(body.getBytes(StandardCharsets.UTF_8)));
            boolean refused = came.status() >= 400 && came.status() < 500;
            return refused && bench.trial().intake().storedCount() == 0 ? null : "status " + came.status();
        });
    }

    private static List<Finding> large(Bench bench) {
        return bench.each(first(bench.posted()), sample -> {
            Trial.Came came = bench.trial().comesIn(sample.withBody(new byte[4 * 1024 * 1024 + 1]));
            return came.status() == 413 ? null : "status " + came.status();
        });
    }

    private static List<Sample> first(List<Sample> samples) {
        return samples.isEmpty() ? samples : samples.subList(0, 1);
    }

    private static String cut(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
