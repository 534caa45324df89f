package dev.tributary.rules.run;

import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Folding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of the vocabulary. Asked of something absent, or about something absent, the answer is absent. */
final class Questions {
    private interface OfText {
        @Nullable
        Object answer(Facts facts, String text, String argument);
    }

    private interface OfValue {
        @Nullable
        Object answer(Object value);
    }

    private Questions() {}

    static Value value(Expression.Call call) {
        return switch (call.method()) {
            case CONTAINS -> text(call, (facts, text, part) -> text.contains(part));
            case STARTS_WITH -> text(call, (facts, text, part) -> text.startsWith(part));
            case ENDS_WITH -> text(call, (facts, text, part) -> text.endsWith(part));
            case CONTAINS_IGNORE_CASE -> folded(call, (facts, text, part) -> !part.isEmpty() && text.contains(part));
            case HAS_WORD -> folded(call, (facts, text, part) -> Folding.hasWord(text, part));
            case TEXT_IS_EMPTY -> plain(call, value -> ((String) value).isEmpty());
            case TEXT_SIZE -> plain(call, value -> (long) ((String) value).length());
            case LIST_IS_EMPTY, NUMBERS_IS_EMPTY -> plain(call, value -> ((List<?>) value).isEmpty());
            case LIST_SIZE, NUMBERS_SIZE -> plain(call, value -> (long) ((List<?>) value).size());
            case LIST_CONTAINS, NUMBERS_CONTAINS -> contains(call);
        };
    }

    private static Value plain(Expression.Call call, OfValue question) {
        Value object = Lambdas.value(call.object());
        return facts -> {
            Object value = object.of(facts);
            return value == null ? null : question.answer(value);
        };
    }

    private static Value text(Expression.Call call, OfText question) {
        Value object = Lambdas.value(call.object());
        Value argument = Lambdas.value(call.arguments().getFirst());
        return facts -> object.of(facts) instanceof String text && argument.of(facts) instanceof String part
                ? question.answer(facts, text, part)
                : null;
    }

    private static Value folded(Expression.Call call, OfText question) {
        Value object = Lambdas.value(call.object());
        if (call.arguments().getFirst() instanceof Expression.Literal literal
                && literal.value() instanceof String written) {
            String part = Folding.fold(written);
            return facts ->
                    object.of(facts) instanceof String text ? question.answer(facts, facts.folded(text), part) : null;
        }
        return text(call, (facts, text, part) -> question.answer(facts, facts.folded(text), Folding.fold(part)));
    }

    private static Value contains(Expression.Call call) {
        Value object = Lambdas.value(call.object());
        Value argument = Lambdas.value(call.arguments().getFirst());
        return facts -> {
            Object item = argument.of(facts);
            return object.of(facts) instanceof List<?> list && item != null ? list.contains(item) : null;
        };
    }
}
