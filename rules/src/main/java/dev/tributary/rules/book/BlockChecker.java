package dev.tributary.rules.book;

import com.google.re2j.Pattern;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks the methods that go through a list with a block, and those that look for a pattern in a text. */
final class BlockChecker {
    static final List<String> OF_LISTS = List.of("any", "every", "count", "find", "findAll");
    static final List<String> OF_TEXTS = List.of("find", "findAll");

    private final ConditionChecker conditions;
    private final FieldChecker fields;
    private final PatternChecker patterns;
    private final Findings findings;

    BlockChecker(ConditionChecker conditions, FieldChecker fields, PatternChecker patterns, Findings findings) {
        this.conditions = conditions;
        this.fields = fields;
        this.patterns = patterns;
        this.findings = findings;
    }

    /** The words of such methods on a type. */
    static List<String> words(Type type) {
        return type == Type.TEXT ? OF_TEXTS : type.item() == Type.NOTHING ? List.of() : OF_LISTS;
    }

    @Nullable
    Expression check(Term.Call call, Expression object) {
        return object.type() == Type.TEXT ? found(call, object) : ofList(call, object);
    }

    private @Nullable Expression ofList(Term.Call call, Expression list) {
        if (call.arguments().size() != 1
                || !call.named().isEmpty()
                || !(call.arguments().getFirst() instanceof Term.Block block)
                || block.lines().size() != 1) {
            findings.error(call.wordSpan(), "call.oneLine", call.word());
            return null;
        }
        if (block.parameters().size() > 1) {
            findings.error(block.span(), "call.oneItem", call.word());
            return null;
        }
        String name = block.parameters().isEmpty() ? "it" : block.parameters().getFirst();
        Type type = list.type().item();
        Expression test = inBlock(call, block, Map.of(name, span -> new Expression.Item(span, type)));
        if (test == null) {
            return null;
        }
        return switch (call.word()) {
            case "any", "every" ->
                new Expression.Some(call.span(), list, test, call.word().equals("every"));
            case "count" -> new Expression.Picked(call.span(), Expression.Pick.COUNT, list, test);
            case "find" -> new Expression.Picked(call.span(), Expression.Pick.FIRST, list, test);
            default -> new Expression.Picked(call.span(), Expression.Pick.ALL, list, test);
        };
    }

    private @Nullable Expression inBlock(
            Term.Call call, Term.Block block, Map<String, Function<Span, Expression>> names) {
        if (fields.inBlock()) {
            findings.error(call.wordSpan(), "call.nested", call.word());
            return null;
        }
        fields.enterBlock(names);
        Expression result = conditions.check(block.lines().getFirst().term());
        fields.leaveBlock();
        return result;
    }

    private @Nullable Expression found(Term.Call call, Expression text) {
        boolean all = call.word().equals("findAll");
        int arguments = call.arguments().size();
        boolean block = arguments == 2 && call.arguments().get(1) instanceof Term.Block && !all;
        if (!call.named().isEmpty() || (arguments != 1 && !block)) {
            findings.error(call.wordSpan(), all ? "call.findAll" : "call.find");
            return null;
        }
        Pattern pattern = patterns.written(call.arguments().getFirst());
        if (pattern == null) {
            return null;
        }
        if (all) {
            return new Expression.FoundAll(call.span(), text, pattern);
        }
        if (!block) {
            return new Expression.Found(call.span(), text, pattern, null);
        }
        Expression answer = answer(call, (Term.Block) call.arguments().get(1), pattern);
        return answer == null ? null : new Expression.Found(call.span(), text, pattern, answer);
    }

    /** The block names the whole that was found, then each group. */
    private @Nullable Expression answer(Term.Call call, Term.Block block, Pattern pattern) {
        List<String> parameters = block.parameters().isEmpty() ? List.of("it") : block.parameters();
        if (block.lines().size() != 1 || parameters.size() != pattern.groupCount() + 1) {
            findings.error(
                    block.span(),
                    "call.groups",
                    Integer.toString(pattern.groupCount() + 1),
                    Integer.toString(pattern.groupCount()));
            return null;
        }
        Map<String, Function<Span, Expression>> names = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            int place = i;
            names.put(parameters.get(i), span -> new Expression.Group(span, place));
        }
        Expression answer = inBlock(call, block, names);
        if (answer != null && answer.type() != Type.TEXT) {
            findings.error(
                    answer.span(), "type.foundAnswer", "@" + answer.type().key());
            return null;
        }
        return answer;
    }
}
