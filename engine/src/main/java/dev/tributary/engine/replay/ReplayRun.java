package dev.tributary.engine.replay;

import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.replay.RecordedTraces.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replay: its workers take batches from the reader until there are no more. */
final class ReplayRun implements Replay {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);

    private final SideBySide sides;
    private final RecordedTraces traces;
    private final TraceReader reader;
    private final BiFunction<Decision, Locale, String> words;
    private final long total;
    private final Findings findings;
    private final AtomicInteger workers;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private volatile State state = State.RUNNING;

    ReplayRun(
            SideBySide sides,
            RecordedTraces traces,
            TraceReader reader,
            BiFunction<Decision, Locale, String> words,
            int workers) {
        this.sides = sides;
        this.traces = traces;
        this.reader = reader;
        this.words = words;
        this.total = reader.count();
        this.findings = new Findings(sides.pairs());
        this.workers = new AtomicInteger(workers);
    }

    /** One worker's share, to the end. */
    void work() {
        try {
            for (List<Recorded> batch = batch(); !batch.isEmpty(); batch = batch()) batch.forEach(this::decide);
        } catch (RuntimeException broken) {
            LOG.error("A replay broke", broken);
            end(State.FAILED);
        }
        if (workers.decrementAndGet() == 0) end(State.DONE);
    }

    private synchronized void end(State how) {
        if (state == State.RUNNING) state = how;
    }

    private List<Recorded> batch() {
        return state == State.RUNNING ? reader.next() : List.of();
    }

    private void decide(Recorded recorded) {
        if (state != State.RUNNING) return;
        Snapshot snapshot = traces.snapshot(recorded);
        if (sides.unanswered(snapshot)) unanswered.incrementAndGet();
        findings.add(recorded, snapshot, sides.decide(snapshot));
        done.incrementAndGet();
    }

    @Override
    public Progress progress() {
        return new Progress(
                state,
                done.get(),
                total,
                findings.count(Kind.NEWLY_MATCHED),
                findings.count(Kind.NO_LONGER_MATCHED),
                findings.count(Kind.DIFFERENT_DECISION),
                unanswered.get());
    }

    @Override
    public void cancel() {
        end(State.CANCELLED);
    }

    @Override
    public List<Difference> page(Kind kind, int offset, int limit, Locale locale) {
        List<Difference> page = new ArrayList<>();
        for (Findings.Found found : findings.page(kind, offset, limit)) {
            List<RuleDifference> rules = new ArrayList<>();
            for (SideBySide.Match match : found.matches()) {
                if (match.kind() != null)
                    rules.add(new RuleDifference(
                            sides.pairs().get(match.place()).rule(),
                            match.kind(),
                            said(match.live(), locale),
                            said(match.candidate(), locale)));
            }
            page.add(
                    new Difference(found.id(), found.conversationId(), found.event(), found.at(), found.text(), rules));
        }
        return page;
    }

    private List<String> said(List<Decision> decisions, Locale locale) {
        return decisions.stream().map(decision -> words.apply(decision, locale)).toList();
    }

    @Override
    public List<RuleTotal> totals() {
        return findings.totals();
    }
}
