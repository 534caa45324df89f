package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.tree.Trigger;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Method;
import dev.tributary.rules.vocabulary.Type;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what bare words and dotted paths mean. */
final class FieldChecker {
    private final Findings findings;
    private final Scope scope;
    private final Vocabulary vocabulary;
    private final LookupChecker lookups;
    private Map<String, Function<Span, Expression>> blockNames = Map.of();

    FieldChecker(Source source, Findings findings, Scope scope) {
        this.findings = findings;
        this.scope = scope;
        this.vocabulary = scope.vocabulary();
        this.lookups = new LookupChecker(this, findings, scope, source);
    }

    /** From here on, these words are what a block looks at. */
    void enterBlock(Map<String, Function<Span, Expression>> names) {
        blockNames = Map.copyOf(names);
    }

    /** The block is over. */
    void leaveBlock() {
        blockNames = Map.of();
    }

    boolean inBlock() {
        return !blockNames.isEmpty();
    }

    @Nullable
    Expression name(Term.Name name) {
        Function<Span, Expression> item = blockNames.get(name.word());
        if (item != null) {
            return item.apply(name.span());
        }
        Field field = vocabulary.field(name.word());
        if (field != null) {
            return read(name.span(), field);
        }
        if (vocabulary.hasFields(name.word())) {
            findings.error(name.span(), "field.incomplete", name.word(), firstFieldOf(name.word()));
        } else {
            findings.unknown(name.span(), "unknown.word", name.word(), vocabulary.roots());
        }
        return null;
    }

    /** Every event that the rule waits for must have what is asked. */
    private @Nullable Expression read(Span span, Field field) {
        for (Trigger trigger : scope.triggers()) {
            if (!trigger.event().has(field.topic())) {
                boolean instead =
                        field.path().endsWith("channel") || field.path().endsWith("subject");
                String word = field.path().substring(field.path().indexOf('.') + 1);
                findings.add(List.of(Finding.error(
                        span,
                        instead ? "conversation." + word : null,
                        "event.without",
                        List.of(trigger.event().word(), field.path()))));
                return null;
            }
        }
        return new Expression.Read(span, field);
    }

    private String firstFieldOf(String root) {
        return root + "." + vocabulary.fieldsOf(root).getFirst();
    }

    @Nullable
    Expression property(Term.Property property) {
        return switch (property.object()) {
            case Term.Number number -> duration(property, number);
            case Term.Name name
            when vocabulary.hasFields(name.word()) && !blockNames.containsKey(name.word()) ->
                field(property, name.word());
            case Term.Unreadable unreadable -> null;
            case Term.Call call when LookupChecker.isLookup(call) -> lookups.check(property, call);
            case Term.Name name -> ofValue(property, name(name));
            case Term.Property inner -> ofValue(property, property(inner));
            case Term.Call call
            when call.object() == null && vocabulary.roots().contains(call.word()) -> {
                // text contains 'x' is a chain of commands to the parser: text(contains).x
                findings.error(property.span(), "call.command", call.word());
                yield null;
            }
            default -> {
                findings.error(property.wordSpan(), "field.none", property.word());
                yield null;
            }
        };
    }

    private @Nullable Expression duration(Term.Property property, Term.Number number) {
        if (!Literals.UNITS.containsKey(property.word())) {
            findings.unknown(property.wordSpan(), "unknown.unit", property.word(), Literals.UNITS.keySet());
            return null;
        }
        Duration duration = Literals.duration(number, property.word());
        if (duration == null) {
            findings.error(property.span(), "duration.amount");
            return null;
        }
        return new Expression.Literal(property.span(), Type.DURATION, duration);
    }

    private @Nullable Expression field(Term.Property property, String root) {
        Field field = vocabulary.field(root + "." + property.word());
        if (field == null) {
            List<String> known = vocabulary.fieldsOf(root);
            findings.add(List.of(Finding.error(
                    property.wordSpan(),
                    Closest.to(property.word(), known),
                    "unknown.field",
                    List.of(root, property.word()))));
            return null;
        }
        return read(property.span(), field);
    }

    /** No value has fields; what people write is mostly a method without its brackets. */
    private @Nullable Expression ofValue(Term.Property property, @Nullable Expression object) {
        if (object != null) {
            String method = Closest.to(property.word(), Method.wordsOf(object.type()));
            Span span = property.wordSpan();
            findings.add(List.of(Finding.error(
                    span,
                    method == null ? null : method + "(" + (takesArgument(object.type(), method) ? "…" : "") + ")",
                    "unknown.property",
                    List.of("@" + object.type().key(), property.word()))));
        }
        return null;
    }

    private static boolean takesArgument(Type type, @Nullable String word) {
        return word != null
                && Method.of(type, word).stream()
                        .anyMatch(method -> !method.parameters().isEmpty());
    }
}
