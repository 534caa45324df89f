package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Method;
import dev.tributary.rules.vocabulary.Type;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what bare words and dotted paths mean. */
final class FieldChecker {
    private final Findings findings;
    private final Vocabulary vocabulary = Vocabulary.standard();
    private @Nullable String itemName;
    private Type itemType = Type.NOTHING;

    FieldChecker(Findings findings) {
        this.findings = findings;
    }

    /** From here on, this word is the item that a block looks at. */
    void enterBlock(String name, Type type) {
        itemName = name;
        itemType = type;
    }

    /** The block is over. */
    void leaveBlock() {
        itemName = null;
    }

    boolean inBlock() {
        return itemName != null;
    }

    @Nullable
    Expression name(Term.Name name) {
        if (name.word().equals(itemName)) {
            return new Expression.Item(name.span(), itemType);
        }
        Field field = vocabulary.field(name.word());
        if (field != null) {
            return new Expression.Read(name.span(), field);
        }
        if (vocabulary.hasFields(name.word())) {
            findings.error(name.span(), "field.incomplete", name.word(), firstFieldOf(name.word()));
        } else {
            findings.unknown(name.span(), "unknown.word", name.word(), vocabulary.roots());
        }
        return null;
    }

    private String firstFieldOf(String root) {
        return root + "." + vocabulary.fieldsOf(root).getFirst();
    }

    @Nullable
    Expression property(Term.Property property) {
        return switch (property.object()) {
            case Term.Number number -> duration(property, number);
            case Term.Name name
            when vocabulary.hasFields(name.word()) && !name.word().equals(itemName) -> field(property, name.word());
            case Term.Unreadable unreadable -> null;
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
        return new Expression.Read(property.span(), field);
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

    private static boolean takesArgument(Type type, String word) {
        Method method = Method.of(type, word);
        return method != null && !method.parameters().isEmpty();
    }
}
