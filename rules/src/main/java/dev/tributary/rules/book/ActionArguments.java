package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Type;
import dev.tributary.rules.vocabulary.ValueSet;
import dev.tributary.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** What stands behind a verb: a text that is worked out when the rule acts, or one of a few words. */
final class ActionArguments {
    private final Findings findings;
    private final Vocabulary vocabulary;
    private final ConditionChecker conditions;

    ActionArguments(Findings findings, Vocabulary vocabulary, ConditionChecker conditions) {
        this.findings = findings;
        this.vocabulary = vocabulary;
        this.conditions = conditions;
    }

    /** The one argument of a call, or null when there is another number of them. */
    @Nullable
    Term only(Term.Call call, String key, String... arguments) {
        if (call.arguments().size() != 1 || !call.named().isEmpty()) {
            if (call.arguments().stream().noneMatch(Term.Unreadable.class::isInstance)) {
                findings.error(call.wordSpan(), key, arguments);
            }
            return null;
        }
        return call.arguments().getFirst();
    }

    /** A text; a literal one is not blank and not too long. Null when it is not sound. */
    @Nullable
    Expression text(String verb, Term term, int longest) {
        if (term instanceof Term.Name name && vocabulary.field(name.word()) == null) {
            findings.error(term.span(), "action.literal");
            return null;
        }
        Expression text = conditions.check(term);
        if (text == null) {
            return null;
        }
        if (text.type() != Type.TEXT) {
            findings.error(term.span(), "action.literal");
            return null;
        }
        if (text instanceof Expression.Literal literal
                && literal.value() instanceof String written
                && (written.isBlank() || written.strip().length() > longest)) {
            findings.error(term.span(), "action.textLength", verb, Integer.toString(longest));
            return null;
        }
        return text;
    }

    /** A name of the house, or a field that holds one. */
    @Nullable
    Expression named(String verb, Term term, ValueSet set) {
        Expression name = text(verb, term, ActionChecker.NAME_LENGTH);
        if (name != null) {
            fits(set, name);
        }
        return name;
    }

    /**
     * Every text that the expression can come to must be in the set, or be a field whose values are; what plugins and
     * look-ups say cannot be known before.
     */
    private void fits(ValueSet set, Expression given) {
        switch (given) {
            case Expression.Literal literal
            when literal.value() instanceof String text -> findings.mustBeIn(set, literal.span(), text);
            case Expression.Choice choice -> {
                fits(set, choice.yes());
                fits(set, choice.no());
            }
            case Expression.Otherwise otherwise -> {
                fits(set, otherwise.value());
                fits(set, otherwise.fallback());
            }
            case Expression.Read read
            when read.field().values() == set
                    || Vocabulary.standard().field(read.field().path()) == null -> {}
            default -> findings.error(given.span(), "action.literal");
        }
    }

    /** A bare word or a text: both are common for words of the language. Null when it is neither. */
    static @Nullable String word(Term term) {
        return switch (term) {
            case Term.Name(Span span, String name) -> name;
            case Term.Text(Span span, String text) -> text;
            default -> null;
        };
    }
}
