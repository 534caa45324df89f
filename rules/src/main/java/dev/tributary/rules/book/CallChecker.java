package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Method;
import dev.tributary.rules.vocabulary.Type;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the methods that values answer. */
final class CallChecker {
    private final ConditionChecker conditions;
    private final BlockChecker blocks;
    private final Findings findings;
    private final Vocabulary vocabulary;

    CallChecker(ConditionChecker conditions, BlockChecker blocks, Findings findings, Vocabulary vocabulary) {
        this.conditions = conditions;
        this.blocks = blocks;
        this.findings = findings;
        this.vocabulary = vocabulary;
    }

    @Nullable
    Expression check(Term.Call call) {
        if (call.object() == null) {
            if (LookupChecker.isLookup(call)) {
                findings.error(call.span(), "lookup.shape");
            } else if (vocabulary.roots().contains(call.word())) {
                findings.error(call.span(), "call.command", call.word());
            } else {
                findings.error(call.wordSpan(), "call.bare", call.word());
            }
            return null;
        }
        Expression object = conditions.check(call.object());
        if (object == null) {
            return null;
        }
        if (BlockChecker.words(object.type()).contains(call.word())) {
            return blocks.check(call, object);
        }
        List<Method> methods = Method.of(object.type(), call.word());
        if (methods.isEmpty()) {
            unknown(call, object.type());
            return null;
        }
        int given = call.arguments().size();
        Method method = methods.stream()
                .filter(one -> one.parameters().size() == given)
                .findFirst()
                .orElse(null);
        if (method == null || !call.named().isEmpty()) {
            int wanted = methods.getFirst().parameters().size();
            String key = wanted == 0
                    ? "call.noArguments"
                    : methods.size() > 1 ? "call.oneOrTwo" : wanted == 1 ? "call.oneArgument" : "call.twoArguments";
            findings.error(call.wordSpan(), key, call.word());
            return null;
        }
        List<Expression> arguments = arguments(call, object, method);
        return arguments == null ? null : new Expression.Call(call.span(), method, object, arguments);
    }

    private @Nullable List<Expression> arguments(Term.Call call, Expression object, Method method) {
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < method.parameters().size(); i++) {
            Expression argument = conditions.check(call.arguments().get(i));
            if (argument == null) {
                return null;
            }
            Type wanted = method.parameters().get(i);
            if (argument.type() != wanted) {
                findings.error(
                        argument.span(),
                        "call.argumentType",
                        call.word(),
                        "@" + wanted.key(),
                        "@" + argument.type().key());
                return null;
            }
            if (object.type().item() == wanted) {
                conditions.valuesFit(object, argument);
            }
            arguments.add(argument);
        }
        return List.copyOf(arguments);
    }

    private void unknown(Term.Call call, Type type) {
        List<String> known = new ArrayList<>(Method.wordsOf(type));
        known.addAll(BlockChecker.words(type));
        findings.add(List.of(Finding.error(
                call.wordSpan(),
                Closest.to(call.word(), known),
                known.isEmpty() ? "unknown.methodNone" : "unknown.method",
                List.of("@" + type.key(), call.word(), String.join(", ", known)))));
    }
}
