package dev.tributary.routes.trial;

import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.trial.Behaviour.Finding;
import java.util.List;

/** What every channel does with what goes out. */
final class OutContract {
    private OutContract() {}

    static List<Behaviour> all() {
        return List.of(
                new Behaviour("out.sample", OutContract::sample),
                new Behaviour("out.said", OutContract::said),
                new Behaviour("out.text", bench -> arrives(bench, "Good day to you")),
                new Behaviour("out.marks", bench -> arrives(bench, InContract.MARKS)),
                new Behaviour("out.recipient", OutContract::recipient),
                new Behaviour("out.longest", OutContract::longest),
                new Behaviour("out.files", OutContract::files),
                new Behaviour(
                        "out.unreachable",
                        bench -> bench.during(OtherSide.AWAY, SendOutcome.Temporary.class::isInstance)),
                new Behaviour(
                        "out.cut", bench -> bench.during(OtherSide.SILENT, SendOutcome.Unknown.class::isInstance)),
                new Behaviour(
                        "out.broken",
                        bench -> bench.during(OtherSide.BROKEN, outcome -> !(outcome instanceof SendOutcome.Sent))),
                new Behaviour(
                        "out.busy", bench -> bench.during(OtherSide.BUSY, SendOutcome.Temporary.class::isInstance)),
                new Behaviour("out.again", OutContract::again));
    }

    private static List<Finding> sample(Bench bench) {
        return bench.trial().sends() && bench.sent().isEmpty() ? List.of(new Finding(0, "0")) : List.of();
    }

    private static List<Finding> said(Bench bench) {
        return bench.each(bench.outgoing(), sample -> {
            SendOutcome outcome = bench.trial().goesOut(sample, Bench.textOf(sample), OtherSide.ANSWERS);
            if (!Bench.word(outcome).equals(sample.outcome())) return Bench.word(outcome);
            for (String text : sample.told())
                if (bench.trial().told().stream().noneMatch(told -> told.contains(text)))
                    return bench.trial().told().toString();
            boolean named = sample.externalId() == null
                    || outcome instanceof SendOutcome.Sent sent
                            && sample.externalId().equals(sent.externalId());
            return named ? null : outcome.toString();
        });
    }

    private static List<Finding> arrives(Bench bench, String text) {
        return bench.each(bench.sent(), sample -> {
            bench.trial().goesOut(sample, text, OtherSide.ANSWERS);
            return bench.trial().told().stream().anyMatch(told -> Json.says(told.body(), text))
                    ? null
                    : bench.trial().told().toString();
        });
    }

    private static List<Finding> recipient(Bench bench) {
        return bench.each(bench.sent(), sample -> {
            bench.trial().goesOut(sample, Bench.textOf(sample), OtherSide.ANSWERS);
            String to = String.valueOf(sample.out() == null ? "" : sample.out().getOrDefault("to", "someone"));
            return bench.trial().told().stream().anyMatch(told -> told.contains(to))
                    ? null
                    : bench.trial().told().toString();
        });
    }

    private static List<Finding> longest(Bench bench) {
        int longest = bench.trial().longest();
        return arrives(bench, "a".repeat(longest)).stream()
                .map(finding -> new Finding(finding.line(), Integer.toString(longest)))
                .toList();
    }

    /** A channel that says it carries files shows one, and what is in it arrives. */
    private static List<Finding> files(Bench bench) {
        if (!bench.trial().carriesFiles()) return List.of();
        List<Sample> with = bench.sent().stream()
                .filter(sample -> sample.out() != null && sample.out().containsKey("files"))
                .toList();
        if (with.isEmpty()) return List.of(new Finding(0, "0"));
        return bench.each(with, sample -> {
            bench.trial().goesOut(sample, Bench.textOf(sample), OtherSide.ANSWERS);
            String base64 = java.util.Base64.getEncoder()
                    .encodeToString("what is in it".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return bench.trial().told().stream()
                            .anyMatch(told ->
                                    told.body().contains(base64) || told.body().contains("what is in it"))
                    ? null
                    : bench.trial().told().toString();
        });
    }

    /** A repeat is the same message to the other side. */
    private static List<Finding> again(Bench bench) {
        return bench.each(bench.sent(), sample -> {
            bench.trial().goesOut(sample, Bench.textOf(sample), OtherSide.ANSWERS);
            List<Outside.Told> first = bench.trial().told();
            bench.trial().forgetTold();
            bench.trial().goesOut(sample, Bench.textOf(sample), OtherSide.ANSWERS);
            List<Outside.Told> second = bench.trial().told();
            boolean same = first.stream()
                    .map(Outside.Told::body)
                    .toList()
                    .equals(second.stream().map(Outside.Told::body).toList());
            return same ? null : first + " ≠ " + second;
        });
    }
}
