package dev.tributary.routes.trial;

import dev.tributary.engine.spi.FileChannel.Carries;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.trial.Behaviour.Finding;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;

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
                        bench -> failing(bench, new ConnectException("nobody is there"), SendOutcome.Temporary.class)),
                new Behaviour(
                        "out.cut",
                        bench -> failing(
                                bench, new SocketTimeoutException("no answer came"), SendOutcome.Unknown.class)),
                new Behaviour("out.broken", OutContract::broken),
                new Behaviour(
                        "out.busy",
                        bench -> bench.under(
                                http(bench),
                                sample -> new Outside.Answer(503, Map.of("Retry-After", "7"), "", null),
                                outcome -> outcome instanceof SendOutcome.Temporary)),
                new Behaviour("out.again", OutContract::again));
    }

    private static List<Finding> sample(Bench bench) {
        return bench.trial().sends() && bench.sent().isEmpty() ? List.of(new Finding(0, "0")) : List.of();
    }

    private static List<Finding> said(Bench bench) {
        return bench.each(bench.outgoing(), sample -> {
            SendOutcome outcome = bench.trial().goesOut(sample, Bench.textOf(sample), Trial.answer(sample));
            if (!Bench.word(outcome).equals(sample.outcome())) return Bench.word(outcome);
            for (String text : sample.told())
                if (bench.trial().outside().told().stream().noneMatch(told -> told.contains(text)))
                    return bench.trial().outside().told().toString();
            boolean named = sample.externalId() == null
                    || outcome instanceof SendOutcome.Sent sent
                            && sample.externalId().equals(sent.externalId());
            return named ? null : outcome.toString();
        });
    }

    private static List<Finding> arrives(Bench bench, String text) {
        return bench.each(bench.sent(), sample -> {
            bench.trial().goesOut(sample, text, Trial.answer(sample));
            return bench.trial().outside().told().stream().anyMatch(told -> Json.says(told.body(), text))
                    ? null
                    : bench.trial().outside().told().toString();
        });
    }

    private static List<Finding> recipient(Bench bench) {
        return bench.each(bench.sent(), sample -> {
            bench.trial().goesOut(sample, Bench.textOf(sample), Trial.answer(sample));
            String to = String.valueOf(sample.out() == null ? "" : sample.out().getOrDefault("to", "someone"));
            return bench.trial().outside().told().stream().anyMatch(told -> told.contains(to))
                    ? null
                    : bench.trial().outside().told().toString();
        });
    }

    private static List<Finding> longest(Bench bench) {
        int longest = bench.trial().channel().head().capabilities().maxLength();
        return arrives(bench, "a".repeat(longest)).stream()
                .map(finding -> new Finding(finding.line(), Integer.toString(longest)))
                .toList();
    }

    /** A channel that says it carries files shows one, and what is in it arrives. */
    private static List<Finding> files(Bench bench) {
        if (!bench.trial().channel().head().carries().contains(Carries.FILES)) return List.of();
        List<Sample> with = bench.sent().stream()
                .filter(sample -> sample.out() != null && sample.out().containsKey("files"))
                .toList();
        if (with.isEmpty()) return List.of(new Finding(0, "0"));
        return bench.each(with, sample -> {
            bench.trial().goesOut(sample, Bench.textOf(sample), Trial.answer(sample));
            String base64 = java.util.Base64.getEncoder()
                    .encodeToString("what is in it".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return bench.trial().outside().told().stream()
                            .anyMatch(told ->
                                    told.body().contains(base64) || told.body().contains("what is in it"))
                    ? null
                    : bench.trial().outside().told().toString();
        });
    }

    private static List<Finding> failing(Bench bench, IOException failure, Class<? extends SendOutcome> wanted) {
        return bench.under(bench.sent(), sample -> new Outside.Answer(200, Map.of(), "", failure), wanted::isInstance);
    }

    /** Whatever else goes wrong: it was not sent. */
    private static List<Finding> broken(Bench bench) {
        return bench.under(
                bench.sent(),
                sample -> new Outside.Answer(200, Map.of(), "", new IOException("something else")),
                outcome -> !(outcome instanceof SendOutcome.Sent));
    }

    private static List<Sample> http(Bench bench) {
        return bench.sent().stream()
                .filter(sample -> bench.trial().channel().file().lineOf("http") > 0)
                .toList();
    }

    /** A repeat is the same message to the other side. */
    private static List<Finding> again(Bench bench) {
        return bench.each(bench.sent(), sample -> {
            bench.trial().goesOut(sample, Bench.textOf(sample), Trial.answer(sample));
            List<Outside.Told> first = bench.trial().outside().told();
            bench.trial().outside().forget();
            bench.trial().goesOut(sample, Bench.textOf(sample), Trial.answer(sample));
            List<Outside.Told> second = bench.trial().outside().told();
            boolean same = first.stream()
                    .map(Outside.Told::body)
                    .toList()
                    .equals(second.stream().map(Outside.Told::body).toList());
            return same ? null : first + " ≠ " + second;
        });
    }
}
