package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.tree.LookupNeed;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Register;
import dev.tributary.rules.vocabulary.Topic;
import dev.tributary.rules.vocabulary.Type;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks {@code lookup('crm', contact.email).tier}: a field of the answer, absent until there is one. */
final class LookupChecker {
    static final String WORD = "lookup";

    /** The sentence that says that a look-up cannot be asked as it is set up. */
    static final String BROKEN = "lookup.broken";

    /** The sentence that says that a look-up answers as it was set up before. */
    static final String STALE = "lookup.stale";

    private static final int DIGITS = 18;

    private final FieldChecker fields;
    private final Findings findings;
    private final Scope scope;
    private final Source source;

    LookupChecker(FieldChecker fields, Findings findings, Scope scope, Source source) {
        this.fields = fields;
        this.findings = findings;
        this.scope = scope;
        this.source = source;
    }

    /** Whether this is a look-up at all. */
    static boolean isLookup(Term term) {
        return term instanceof Term.Call call
                && call.object() == null
                && call.word().equals(WORD);
    }

    /** The answer's field as something to read, or null when it is not sound. */
    @Nullable
    Expression check(Term.Property property, Term.Call call) {
        if (call.arguments().size() != 2
                || !call.named().isEmpty()
                || !(call.arguments().getFirst() instanceof Term.Text name)) {
            findings.error(call.span(), "lookup.shape");
            return null;
        }
        Register register = scope.vocabulary().register(name.value());
        scope.asks(name.value());
        if (register == null) {
            findings.noLookup(name.span(), name.value(), scope.vocabulary());
            return null;
        }
        Type type = register.fields().get(property.word());
        if (type == null) {
            findings.noAnswer(property.wordSpan(), register, property.word());
            return null;
        }
        Expression key = key(call.arguments().get(1));
        if (key == null) {
            return null;
        }
        LookupNeed need = new LookupNeed(register.name(), key);
        scope.needs(need);
        String path = source.at(property.span());
        return new Expression.Read(
                property.span(),
                new Field(path, type, null, Topic.ALWAYS, facts -> read(facts, need, property.word(), type)));
    }

    private @Nullable Expression key(Term term) {
        Expression key = switch (term) {
            case Term.Text text -> new Expression.Literal(text.span(), Type.TEXT, text.value());
            case Term.Name name -> fields.name(name);
            case Term.Property property when !isLookup(property.object()) -> fields.property(property);
            case Term.Unreadable unreadable -> null;
            default -> {
                findings.error(term.span(), "lookup.key");
                yield null;
            }
        };
        if (key != null && (key.type() != Type.TEXT || key instanceof Expression.Item)) {
            findings.error(key.span(), "lookup.key");
            return null;
        }
        return key;
    }

    private static @Nullable Object read(Facts facts, LookupNeed need, String word, Type type) {
        String key = need.keyIn(facts);
        Map<String, String> answer = key == null ? null : facts.answer(need.lookup(), key);
        String value = answer == null ? null : answer.get(word);
        if (value == null) {
            return null;
        }
        return switch (type) {
            case NUMBER -> number(value);
            case FLAG -> value.equals("true");
            case TEXTS -> value.lines().toList();
            default -> value;
        };
    }

    /** What is no number is absent: an answer comes from outside and may hold anything. */
    private static @Nullable Object number(String value) {
        if (value.length() > DIGITS) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value.strip());
            return number.scale() <= 0 ? (Object) number.longValueExact() : number;
        } catch (ArithmeticException | NumberFormatException malformed) {
            return null;
        }
    }
}
