package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Trigger;
import dev.tributary.rules.vocabulary.Event;
import dev.tributary.rules.vocabulary.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code on messageReceived, unanswered(20.minutes), during: businessHours}. */
final class EventChecker {
    static final int EVENTS = 10;
    private static final String DURING = "during";
    static final String HOURS = "businessHours";
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Findings findings;

    EventChecker(Findings findings) {
        this.findings = findings;
    }

    /** What the rule waits for; empty when nothing of it is sound. */
    List<Trigger> check(Term.Call on) {
        if (on.arguments().isEmpty()) {
            findings.error(on.wordSpan(), "rule.event", String.join(", ", Event.words()));
            return List.of();
        }
        if (on.arguments().size() > EVENTS) {
            findings.error(on.wordSpan(), "limit.events", Integer.toString(EVENTS));
            return List.of();
        }
        boolean hours = during(on.named());
        List<Trigger> triggers = new ArrayList<>();
        for (Term argument : on.arguments()) {
            Trigger trigger = trigger(argument, hours);
            if (trigger != null && triggers.contains(trigger)) {
                findings.error(argument.span(), "event.twice");
            } else if (trigger != null) {
                triggers.add(trigger);
            }
        }
        return triggers;
    }

    private boolean during(List<Term.Entry> named) {
        for (Term.Entry entry : named) {
            if (!entry.key().equals(DURING)) {
                findings.unknown(entry.span(), "unknown.option", entry.key(), List.of(DURING));
            } else if (!(entry.value() instanceof Term.Name name)) {
                findings.error(entry.value().span(), "event.during");
            } else if (!name.word().equals(HOURS)) {
                findings.unknown(name.span(), "unknown.word", name.word(), List.of(HOURS));
            }
        }
        return !named.isEmpty();
    }

    private @Nullable Trigger trigger(Term term, boolean hours) {
        return switch (term) {
            case Term.Name(Span span, String word) -> {
                Event event = event(span, word);
                if (event != null && event.takes() != Event.Takes.NOTHING) {
                    findings.error(span, "event.needs", word, event.sample());
                    yield null;
                }
                yield event == null ? null : new Trigger(event, null, null, hours);
            }
            case Term.Call call
            when call.object() == null -> {
                Event event = event(call.wordSpan(), call.word());
                yield event == null ? null : withBrackets(event, call, hours);
            }
            case Term.Unreadable unreadable -> null;
            default -> {
                findings.error(term.span(), "rule.event", String.join(", ", Event.words()));
                yield null;
            }
        };
    }

    private @Nullable Event event(Span span, String word) {
        Event event = Event.of(word);
        if (event == null) {
            findings.unknown(span, "unknown.event", word, Event.words());
        }
        return event;
    }

    private @Nullable Trigger withBrackets(Event event, Term.Call call, boolean hours) {
        boolean one = call.arguments().size() == 1 && call.named().isEmpty();
        Term argument = one ? call.arguments().getFirst() : call;
        if (argument instanceof Term.Unreadable) {
            return null;
        }
        return switch (event.takes()) {
            case DURATION -> {
                Duration after = one ? Literals.duration(argument) : null;
                if (after == null || after.isZero() || after.compareTo(LONGEST) > 0) {
                    findings.error(argument.span(), "event.needs", event.word(), event.sample());
                    yield null;
                }
                yield new Trigger(event, after, null, hours);
            }
            case SCHEDULE -> schedule(event, argument, hours);
            case NOTHING -> {
                if (!call.arguments().isEmpty() || !call.named().isEmpty()) {
                    findings.error(call.wordSpan(), "call.noArguments", event.word());
                    yield null;
                }
                yield new Trigger(event, null, null, hours);
            }
        };
    }

    private @Nullable Trigger schedule(Event event, Term argument, boolean hours) {
        Schedule schedule = argument instanceof Term.Text text ? Schedule.parse(text.value()) : null;
        if (schedule == null) {
            findings.error(
                    argument.span(),
                    argument instanceof Term.Text ? "event.schedule" : "event.needs",
                    event.word(),
                    event.sample());
            return null;
        }
        if (schedule.tooOften()) {
            findings.error(argument.span(), "event.tooOften", Long.toString(Schedule.SHORTEST.toMinutes()));
            return null;
        }
        return new Trigger(event, null, schedule, hours);
    }
}
