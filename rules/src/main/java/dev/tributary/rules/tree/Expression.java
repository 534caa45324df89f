package dev.tributary.rules.tree;

import com.google.re2j.Pattern;
import dev.tributary.rules.pattern.PatternQuestion;
import dev.tributary.rules.syntax.Operator;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Method;
import dev.tributary.rules.vocabulary.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A typed expression. Any of them may be absent (null) when it runs; {@code docs/rules.md} says what that means. */
public sealed interface Expression {
    /** Where it stands. */
    Span span();

    /** What it is. */
    Type type();

    /** The expressions in it, in the order of the text. */
    List<Expression> parts();

    /** One that is true or false. */
    sealed interface Test extends Expression {
        @Override
        default Type type() {
            return Type.FLAG;
        }
    }

    /** One without others in it. */
    sealed interface Leaf extends Expression {
        @Override
        default List<Expression> parts() {
            return List.of();
        }
    }

    /** A text, number, flag, duration or null as written. */
    record Literal(Span span, Type type, @Nullable Object value) implements Leaf {}

    /** A field of the vocabulary. */
    record Read(Span span, Field field) implements Leaf {
        @Override
        public Type type() {
            return field.type();
        }
    }

    /** The item that a block looks at. */
    record Item(Span span, Type type) implements Leaf {}

    /** What a block is given of a text that was found: 0 is the whole, 1 the first group of the pattern. */
    record Group(Span span, int place) implements Leaf {
        @Override
        public Type type() {
            return Type.TEXT;
        }
    }

    /** Equal or not. */
    record Same(Span span, Expression left, Expression right, boolean negated) implements Test {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** Smaller or greater. */
    record Order(Span span, Operator operator, Expression left, Expression right) implements Test {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** All of them, from left to right. */
    record And(Span span, List<Expression> parts) implements Test {}

    /** One of them, from left to right. */
    record Or(Span span, List<Expression> parts) implements Test {}

    /** The opposite. */
    record Not(Span span, Expression value) implements Test {
        @Override
        public List<Expression> parts() {
            return List.of(value);
        }
    }

    /** In a list or not. */
    record Within(Span span, Expression item, Expression list, boolean negated) implements Test {
        @Override
        public List<Expression> parts() {
            return List.of(item, list);
        }
    }

    /** Among the whole numbers of a range or not. */
    record Between(
            Span span,
            Expression item,
            Expression from,
            Expression to,
            boolean withoutFrom,
            boolean withoutTo,
            boolean negated)
            implements Test {
        @Override
        public List<Expression> parts() {
            return List.of(item, from, to);
        }
    }

    /** A text that a pattern matches, whole or somewhere. */
    record Matches(Span span, Expression text, PatternQuestion pattern) implements Test {
        @Override
        public List<Expression> parts() {
            return List.of(text);
        }
    }

    /** Whether the test holds for one item of a list, or for every one. */
    record Some(Span span, Expression list, Expression test, boolean every) implements Test {
        @Override
        public List<Expression> parts() {
            return List.of(list, test);
        }
    }

    /** What {@link Picked} answers of the items for which its test holds. */
    enum Pick {
        COUNT,
        FIRST,
        ALL
    }

    /** The items of a list for which the test holds. */
    record Picked(Span span, Pick pick, Expression list, Expression test) implements Expression {
        @Override
        public Type type() {
            return switch (pick) {
                case COUNT -> Type.NUMBER;
                case FIRST -> list.type().item();
                case ALL -> list.type();
            };
        }

        @Override
        public List<Expression> parts() {
            return List.of(list, test);
        }
    }

    /** What a pattern finds in a text first, or what the answer makes of it and its groups; absent when it finds nothing. */
    record Found(
            Span span,
            Expression text,
            Pattern pattern,
            @Nullable Expression answer) implements Expression {
        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public List<Expression> parts() {
            return answer == null ? List.of(text) : List.of(text, answer);
        }
    }

    /** Everything that a pattern finds in a text. */
    record FoundAll(Span span, Expression text, Pattern pattern) implements Expression {
        @Override
        public Type type() {
            return Type.TEXTS;
        }

        @Override
        public List<Expression> parts() {
            return List.of(text);
        }
    }

    /** Two values added, subtracted, multiplied or divided; texts and lists put together. */
    record Arithmetic(Span span, Type type, Operator operator, Expression left, Expression right)
            implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** A number or duration with the other sign. */
    record Negative(Span span, Expression value) implements Expression {
        @Override
        public Type type() {
            return value.type();
        }

        @Override
        public List<Expression> parts() {
            return List.of(value);
        }
    }

    /** A text with values in it; {@code texts} has one part more than {@code values}. */
    record Template(Span span, List<String> texts, List<Expression> values) implements Expression {
        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public List<Expression> parts() {
            return values;
        }
    }

    /** One or the other. */
    record Choice(Span span, Type type, Expression condition, Expression yes, Expression no) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(condition, yes, no);
        }
    }

    /** The value, or the fallback when the value is not true. */
    record Otherwise(Span span, Type type, Expression value, Expression fallback) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(value, fallback);
        }
    }

    /** A question to a value. */
    record Call(Span span, Method method, Expression object, List<Expression> arguments) implements Expression {
        @Override
        public Type type() {
            return method.result();
        }

        @Override
        public List<Expression> parts() {
            List<Expression> parts = new ArrayList<>(arguments);
            parts.addFirst(object);
            return List.copyOf(parts);
        }
    }

    /** A list as written. */
    record Listing(Span span, Type type, List<Expression> items) implements Expression {
        @Override
        public List<Expression> parts() {
            return items;
        }
    }
}
