package dev.tributary.rules.run;

import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Folding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The methods of the vocabulary. Asked of something absent, or about something absent, the answer is absent. */
final class Questions {
    private interface OfText {
        @Nullable
        Object answer(Facts facts, String text);
    }

    private interface OfTexts {
        @Nullable
        Object answer(Facts facts, String text, String argument);
    }

    private interface OfPlace {
        String answer(String text, int place);
    }

    private interface OfList {
        @Nullable
        Object answer(Facts facts, List<?> list);
    }

    private interface OfLists {
        @Nullable
        Object answer(Facts facts, List<?> list, List<?> other);
    }

    private Questions() {}

    static Value value(Expression.Call call) {
        return switch (call.method()) {
            case CONTAINS -> texts(call, (facts, text, part) -> text.contains(part));
            case STARTS_WITH -> texts(call, (facts, text, part) -> text.startsWith(part));
            case ENDS_WITH -> texts(call, (facts, text, part) -> text.endsWith(part));
            case CONTAINS_IGNORE_CASE -> folded(call, (facts, text, part) -> !part.isEmpty() && text.contains(part));
            case HAS_WORD -> folded(call, (facts, text, part) -> Folding.hasWord(text, part));
            case TEXT_IS_EMPTY -> text(call, (facts, text) -> text.isEmpty());
            case IS_BLANK -> text(call, (facts, text) -> text.isBlank());
            case TEXT_SIZE, LENGTH -> text(call, (facts, text) -> (long) text.length());
            case TO_LOWER_CASE -> text(call, (facts, text) -> Results.cut(facts, text.toLowerCase(Locale.ROOT)));
            case TO_UPPER_CASE -> text(call, (facts, text) -> Results.cut(facts, text.toUpperCase(Locale.ROOT)));
            case TRIM -> text(call, (facts, text) -> Results.cut(facts, text.trim()));
            case REPLACE -> replace(call);
            case TAKE -> place(call, (text, place) -> text.substring(0, Math.clamp(place, 0, text.length())));
            case DROP -> place(call, (text, place) -> text.substring(Math.clamp(place, 0, text.length())));
            case SUBSTRING_FROM -> place(call, (text, place) -> substring(text, place, text.length()));
            case SUBSTRING -> substring(call);
            case IS_LONG -> text(call, (facts, text) -> number(text) != null);
            case TO_LONG -> text(call, (facts, text) -> numberOrBroken(text));
            case LIST_IS_EMPTY, NUMBERS_IS_EMPTY -> list(call, (facts, list) -> list.isEmpty());
            case LIST_SIZE, NUMBERS_SIZE -> list(call, (facts, list) -> (long) list.size());
            case LIST_FIRST, NUMBERS_FIRST -> list(call, (facts, list) -> list.isEmpty() ? null : list.getFirst());
            case LIST_LAST, NUMBERS_LAST -> list(call, (facts, list) -> list.isEmpty() ? null : list.getLast());
            case LIST_JOIN, NUMBERS_JOIN -> join(call);
            case LIST_CONTAINS, NUMBERS_CONTAINS -> contains(call);
            case LIST_INTERSECT, NUMBERS_INTERSECT ->
                lists(call, (facts, list, other) -> Results.kept(facts, list, other, true));
            case LIST_DISJOINT, NUMBERS_DISJOINT ->
                lists(
                        call,
                        (facts, list, other) ->
                                Results.kept(facts, list, other, true).isEmpty());
            case LIST_CONTAINS_ALL, NUMBERS_CONTAINS_ALL ->
                lists(
                        call,
                        (facts, list, other) ->
                                Results.kept(facts, other, list, false).isEmpty());
            case TO_SECONDS -> duration(call, Duration::toSeconds);
            case TO_MINUTES -> duration(call, Duration::toMinutes);
            case TO_HOURS -> duration(call, Duration::toHours);
            case TO_DAYS -> duration(call, Duration::toDays);
        };
    }

    private static Value argument(Expression.Call call, int place) {
        return Lambdas.value(call.arguments().get(place));
    }

    private static Value text(Expression.Call call, OfText question) {
        Value object = Lambdas.value(call.object());
        return facts -> object.of(facts) instanceof String text ? question.answer(facts, text) : null;
    }

    private static Value texts(Expression.Call call, OfTexts question) {
        Value object = Lambdas.value(call.object());
        Value argument = argument(call, 0);
        return facts -> {
            if (!(object.of(facts) instanceof String text) || !(argument.of(facts) instanceof String part)) {
                return null;
            }
            facts.worked(text.length());
            return question.answer(facts, text, part);
        };
    }

    private static Value folded(Expression.Call call, OfTexts question) {
        Value object = Lambdas.value(call.object());
        if (call.arguments().getFirst() instanceof Expression.Literal literal
                && literal.value() instanceof String written) {
            String part = Folding.fold(written);
            return facts -> {
                if (!(object.of(facts) instanceof String text)) {
                    return null;
                }
                facts.worked(text.length());
                return question.answer(facts, facts.folded(text), part);
            };
        }
        return texts(call, (facts, text, part) -> question.answer(facts, facts.folded(text), Folding.fold(part)));
    }

    private static Value replace(Expression.Call call) {
        Value by = argument(call, 1);
        return texts(
                call,
                (facts, text, part) ->
                        by.of(facts) instanceof String written ? Results.replaced(facts, text, part, written) : null);
    }

    private static Value place(Expression.Call call, OfPlace question) {
        Value place = argument(call, 0);
        return text(
                call,
                (facts, text) -> place.of(facts) instanceof Number number
                        ? Results.cut(facts, question.answer(text, Numbers.place(number)))
                        : null);
    }

    private static Value substring(Expression.Call call) {
        Value from = argument(call, 0);
        Value to = argument(call, 1);
        return text(
                call,
                (facts, text) -> from.of(facts) instanceof Number first && to.of(facts) instanceof Number last
                        ? Results.cut(facts, substring(text, Numbers.place(first), Numbers.place(last)))
                        : null);
    }

    private static String substring(String text, int from, int to) {
        if (from < 0 || from > to || to > text.length()) {
            throw Broken.place();
        }
        return text.substring(from, to);
    }

    /** The whole number that a text is, white space around it left out; else null. */
    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text.trim());
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static Long numberOrBroken(String text) {
        Long number = number(text);
        if (number == null) {
            throw Broken.notANumber();
        }
        return number;
    }

    private static Value list(Expression.Call call, OfList question) {
        Value object = Lambdas.value(call.object());
        return facts -> object.of(facts) instanceof List<?> list ? question.answer(facts, list) : null;
    }

    private static Value lists(Expression.Call call, OfLists question) {
        Value argument = argument(call, 0);
        return list(
                call,
                (facts, list) ->
                        argument.of(facts) instanceof List<?> other ? question.answer(facts, list, other) : null);
    }

    private static Value join(Expression.Call call) {
        Value argument = argument(call, 0);
        return list(
                call,
                (facts, list) ->
                        argument.of(facts) instanceof String between ? Results.joined(facts, list, between) : null);
    }

    private static Value contains(Expression.Call call) {
        Value argument = argument(call, 0);
        return list(call, (facts, list) -> {
            Object item = argument.of(facts);
            return item == null ? null : Results.contains(facts, list, item);
        });
    }

    private static Value duration(Expression.Call call, ToLongFunction<Duration> unit) {
        Value object = Lambdas.value(call.object());
        return facts -> object.of(facts) instanceof Duration duration ? unit.applyAsLong(duration) : null;
    }
}
