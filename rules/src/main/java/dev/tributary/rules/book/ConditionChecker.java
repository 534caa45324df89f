package dev.tributary.rules.book;

import com.google.re2j.Pattern;
import dev.tributary.rules.pattern.PatternQuestion;
import dev.tributary.rules.syntax.Operator;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Type;
import dev.tributary.rules.vocabulary.ValueSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives every part of a condition, or of a text that an action writes, its meaning and its type. Null means: not sound, and
 * already reported.
 */
final class ConditionChecker {
    private final Findings findings;
    private final PatternChecker patterns;
    private final FieldChecker fields;
    private final CallChecker calls;
    private final SumChecker sums;

    ConditionChecker(Source source, Findings findings, Scope scope) {
        this.findings = findings;
        this.patterns = new PatternChecker(source, findings);
        this.fields = new FieldChecker(source, findings, scope);
        this.calls =
                new CallChecker(this, new BlockChecker(this, fields, patterns, findings), findings, scope.vocabulary());
        this.sums = new SumChecker(this, findings);
    }

    @Nullable
    Expression check(Term term) {
        return switch (term) {
            case Term.Text(Span span, String value) -> new Expression.Literal(span, Type.TEXT, value);
            case Term.Number number -> new Expression.Literal(number.span(), Type.NUMBER, Literals.number(number));
            case Term.Flag(Span span, boolean value) -> new Expression.Literal(span, Type.FLAG, value);
            case Term.Nothing(Span span) -> new Expression.Literal(span, Type.NOTHING, null);
            case Term.Name name -> fields.name(name);
            case Term.Property property -> fields.property(property);
            case Term.Call call -> calls.check(call);
            case Term.Binary binary -> binary(binary);
            case Term.Not(Span span, Term value) -> {
                Expression checked = check(value);
                yield checked == null ? null : new Expression.Not(span, checked);
            }
            case Term.Negative negative -> sums.negative(negative);
            case Term.Template template -> sums.template(template);
            case Term.Range range -> refuse(range.span(), "range.place");
            case Term.Choice choice -> choice(choice);
            case Term.Otherwise otherwise -> otherwise(otherwise);
            case Term.Listing listing -> listing(listing);
            case Term.Mapping mapping -> refuse(mapping.span(), "condition.map");
            case Term.Block block -> refuse(block.span(), "condition.block");
            case Term.Unreadable unreadable -> null;
        };
    }

    private @Nullable Expression refuse(Span span, String key) {
        findings.error(span, key);
        return null;
    }

    private @Nullable Expression binary(Term.Binary binary) {
        return switch (binary.operator()) {
            case AND, OR -> chain(binary);
            case FIND, MATCH -> matches(binary);
            case EQUAL, NOT_EQUAL -> same(binary);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> order(binary);
            case IN, NOT_IN ->
                binary.right() instanceof Term.Range range ? sums.between(binary, range) : within(binary);
            case PLUS, MINUS, TIMES, DIVIDED, REMAINDER -> sums.sum(binary);
        };
    }

    /** {@code a && b && c} is one list, so that a long chain is not a deep tree. */
    private @Nullable Expression chain(Term.Binary binary) {
        List<Term> terms = new ArrayList<>();
        flatten(binary, binary.operator(), terms);
        List<Expression> parts = new ArrayList<>();
        for (Term term : terms) {
            Expression part = check(term);
            if (part != null) {
                parts.add(part);
            }
        }
        if (parts.size() < terms.size()) {
            return null;
        }
        return binary.operator() == Operator.AND
                ? new Expression.And(binary.span(), List.copyOf(parts))
                : new Expression.Or(binary.span(), List.copyOf(parts));
    }

    private static void flatten(Term term, Operator operator, List<Term> terms) {
        if (term instanceof Term.Binary inner && inner.operator() == operator) {
            flatten(inner.left(), operator, terms);
            flatten(inner.right(), operator, terms);
        } else {
            terms.add(term);
        }
    }

    private @Nullable Expression same(Term.Binary binary) {
        Expression left = check(binary.left());
        Expression right = check(binary.right());
        if (left == null || right == null) {
            return null;
        }
        if (Types.common(left, right) == null) {
            findings.error(
                    binary.span(),
                    "type.never",
                    "@" + left.type().key(),
                    "@" + right.type().key());
            return null;
        }
        valuesFit(left, right);
        valuesFit(right, left);
        return new Expression.Same(binary.span(), left, right, binary.operator() == Operator.NOT_EQUAL);
    }

    private @Nullable Expression order(Term.Binary binary) {
        Expression left = check(binary.left());
        Expression right = check(binary.right());
        if (left == null || right == null) {
            return null;
        }
        for (Expression side : List.of(left, right)) {
            if (!side.type().ordered()) {
                findings.error(
                        side.span(),
                        "type.unordered",
                        "@" + side.type().key(),
                        binary.operator().sign());
                return null;
            }
        }
        if (left.type() != right.type()) {
            findings.error(
                    binary.span(),
                    "type.never",
                    "@" + left.type().key(),
                    "@" + right.type().key());
            return null;
        }
        return new Expression.Order(binary.span(), binary.operator(), left, right);
    }

    private @Nullable Expression within(Term.Binary binary) {
        Expression item = check(binary.left());
        Expression list = check(binary.right());
        if (item == null || list == null) {
            return null;
        }
        if (list.type().item() == Type.NOTHING) {
            findings.error(list.span(), list.type() == Type.TEXT ? "type.inText" : "type.inNeedsList");
            return null;
        }
        boolean emptyList =
                list instanceof Expression.Listing listing && listing.items().isEmpty();
        if (item.type() != list.type().item() && !emptyList) {
            findings.error(
                    item.span(),
                    "type.inItem",
                    "@" + item.type().key(),
                    "@" + list.type().key());
            return null;
        }
        valuesFit(item, list);
        valuesFit(list, item);
        return new Expression.Within(binary.span(), item, list, binary.operator() == Operator.NOT_IN);
    }

    private @Nullable Expression matches(Term.Binary binary) {
        Expression text = check(binary.left());
        Pattern pattern = patterns.written(binary.right());
        if (text != null && text.type() != Type.TEXT) {
            findings.error(text.span(), "type.pattern", "@" + text.type().key());
            return null;
        }
        return text == null || pattern == null
                ? null
                : new Expression.Matches(
                        binary.span(), text, new PatternQuestion(pattern, binary.operator() == Operator.MATCH));
    }

    private @Nullable Expression choice(Term.Choice choice) {
        Expression condition = check(choice.condition());
        Expression yes = check(choice.yes());
        Expression no = check(choice.no());
        if (condition == null || yes == null || no == null) {
            return null;
        }
        Type type = Types.common(yes, no);
        if (type == null) {
            findings.error(
                    choice.span(),
                    "type.branches",
                    "@" + yes.type().key(),
                    "@" + no.type().key());
            return null;
        }
        return new Expression.Choice(choice.span(), type, condition, yes, no);
    }

    private @Nullable Expression otherwise(Term.Otherwise otherwise) {
        Expression value = check(otherwise.value());
        Expression fallback = check(otherwise.fallback());
        if (value == null || fallback == null) {
            return null;
        }
        Type type = Types.common(value, fallback);
        if (type == null) {
            findings.error(
                    otherwise.span(),
                    "type.branches",
                    "@" + value.type().key(),
                    "@" + fallback.type().key());
            return null;
        }
        return new Expression.Otherwise(otherwise.span(), type, value, fallback);
    }

    private @Nullable Expression listing(Term.Listing listing) {
        List<Expression> items = new ArrayList<>();
        for (Term term : listing.items()) {
            Expression item = check(term);
            if (item != null) {
                items.add(item);
            }
        }
        if (items.size() < listing.items().size()) {
            return null;
        }
        Type type = items.isEmpty() ? Type.TEXT : items.getFirst().type();
        for (Expression item : items) {
            boolean fraction = item instanceof Expression.Literal literal
                    && literal.type() == Type.NUMBER
                    && !(literal.value() instanceof Long);
            if (item.type() != type || (type != Type.TEXT && type != Type.NUMBER) || fraction) {
                findings.error(item.span(), "type.listing");
                return null;
            }
        }
        return new Expression.Listing(
                listing.span(), type == Type.TEXT ? Type.TEXTS : Type.NUMBERS, List.copyOf(items));
    }

    /** Where one side is a field that can only be one of a few, a text on the other side must be one of them. */
    void valuesFit(Expression asked, Expression given) {
        if (asked instanceof Expression.Read read && read.field().values() != null) {
            ValueSet set = read.field().values();
            if (given instanceof Expression.Literal literal && literal.value() instanceof String text) {
                findings.mustBeIn(set, literal.span(), text);
            } else if (given instanceof Expression.Listing listing) {
                listing.items().forEach(item -> valuesFit(asked, item));
            }
        }
    }
}
