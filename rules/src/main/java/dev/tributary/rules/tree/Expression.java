package dev.tributary.rules.tree;

import com.google.re2j.Pattern;
import dev.tributary.rules.syntax.Operator;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Method;
import dev.tributary.rules.vocabulary.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A typed expression. Any of them may be absent (null) when it runs; {@code docs/rules.md} says what that means. */
public sealed interface Expression {
    /** Where it stands. */
    Span span();

    /** What it is. */
    Type type();

    /** A text, number, flag, duration or null as written. */
    record Literal(Span span, Type type, @Nullable Object value) implements Expression {}

    /** A field of the vocabulary. */
    record Read(Span span, Field field) implements Expression {
        @Override
        public Type type() {
            return field.type();
        }
    }

    /** The item that {@code any} or {@code every} looks at. */
    record Item(Span span, Type type) implements Expression {}

    /** Equal or not. */
    record Same(Span span, Expression left, Expression right, boolean negated) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /** Smaller or greater. */
    record Order(Span span, Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /** All of them, from left to right. */
    record And(Span span, List<Expression> parts) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /** One of them, from left to right. */
    record Or(Span span, List<Expression> parts) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /** The opposite. */
    record Not(Span span, Expression value) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /** In a list or not. */
    record Within(Span span, Expression item, Expression list, boolean negated) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /** A text that a pattern matches, whole or somewhere. */
    record Matches(Span span, Expression text, Pattern pattern, boolean whole) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /** One or the other. */
    record Choice(Span span, Type type, Expression condition, Expression yes, Expression no) implements Expression {}

    /** The value, or the fallback when the value is not true. */
    record Otherwise(Span span, Type type, Expression value, Expression fallback) implements Expression {}

    /** A question to a value. */
    record Call(Span span, Method method, Expression object, List<Expression> arguments) implements Expression {
        @Override
        public Type type() {
            return method.result();
        }
    }

    /** Whether the test holds for one item of a list, or for every one. */
    record Some(Span span, Expression list, Expression test, boolean every) implements Expression {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /** A list as written. */
    record Listing(Span span, Type type, List<Expression> items) implements Expression {}
}
