package dev.tributary.rules.syntax;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in a book, as read: nothing is looked up or typed yet. */
public sealed interface Term {
    /** Where it stands. */
    Span span();

    /** A text in quotes or slashes. */
    record Text(Span span, String value) implements Term {}

    /** A text with values in it: {@code texts} has one part more than {@code values}. */
    record Template(Span span, List<String> texts, List<Term> values) implements Term {}

    /** A number. */
    record Number(Span span, BigDecimal value) implements Term {}

    /** {@code true} or {@code false}. */
    record Flag(Span span, boolean value) implements Term {}

    /** {@code null}. */
    record Nothing(Span span) implements Term {}

    /** A bare word. */
    record Name(Span span, String word) implements Term {}

    /** {@code object.word} or {@code object?.word}. */
    record Property(Span span, Term object, String word, Span wordSpan, boolean safe) implements Term {}

    /** {@code word(…)}, {@code word …}, {@code object.word(…)}; blocks are the last arguments. */
    record Call(Span span, @Nullable Term object, String word, Span wordSpan, List<Entry> named, List<Term> arguments)
            implements Term {}

    /** Two values and what is between them. */
    record Binary(Span span, Operator operator, Term left, Term right) implements Term {}

    /** {@code !value}. */
    record Not(Span span, Term value) implements Term {}

    /** {@code -value}. */
    record Negative(Span span, Term value) implements Term {}

    /** {@code from..to}; either end may be left out of it. */
    record Range(Span span, Term from, Term to, boolean withoutFrom, boolean withoutTo) implements Term {}

    /** {@code condition ? yes : no}. */
    record Choice(Span span, Term condition, Term yes, Term no) implements Term {}

    /** {@code value ?: fallback}. */
    record Otherwise(Span span, Term value, Term fallback) implements Term {}

    /** {@code [a, b]}. */
    record Listing(Span span, List<Term> items) implements Term {}

    /** {@code [key: value]}. */
    record Mapping(Span span, List<Entry> entries) implements Term {}

    /** {@code { … }} or {@code { name -> … }}. */
    record Block(Span span, List<String> parameters, List<Line> lines) implements Term {}

    /** Something that was reported already; nobody need say more about it. */
    record Unreadable(Span span) implements Term {}

    /** A named value. */
    record Entry(Span span, String key, Term value) {}

    /** A line of a block or of the book. */
    record Line(Span span, Term term) {}
}
