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
    private static final List<String> BLOCK_WORDS = List.of("any", "every");

    private final ConditionChecker conditions;
    private final FieldChecker fields;
    private final Findings findings;

    CallChecker(ConditionChecker conditions, FieldChecker fields, Findings findings) {
        this.conditions = conditions;
        this.fields = fields;
        this.findings = findings;
    }

    @Nullable
    Expression check(Term.Call call) {
        if (call.object() == null) {
            if (Vocabulary.standard().roots().contains(call.word())) {
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
        boolean block = call.arguments().size() == 1 && call.arguments().getFirst() instanceof Term.Block;
        if (block && object.type().item() != Type.NOTHING && BLOCK_WORDS.contains(call.word())) {
            return some(call, object, (Term.Block) call.arguments().getFirst());
        }
        Method method = Method.of(object.type(), call.word());
        if (method == null && object.type().item() != Type.NOTHING && BLOCK_WORDS.contains(call.word())) {
            findings.error(call.wordSpan(), "call.oneLine", call.word());
            return null;
        }
        if (method == null) {
            unknown(call, object.type());
            return null;
        }
        if (call.arguments().size() != method.parameters().size()
                || !call.named().isEmpty()) {
            findings.error(
                    call.wordSpan(),
                    method.parameters().isEmpty() ? "call.noArguments" : "call.oneArgument",
                    call.word());
            return null;
        }
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
            conditions.valuesFit(object, argument);
            arguments.add(argument);
        }
        return new Expression.Call(call.span(), method, object, List.copyOf(arguments));
    }

    private void unknown(Term.Call call, Type type) {
        List<String> known = new ArrayList<>(Method.wordsOf(type));
        if (type.item() != Type.NOTHING) {
            known.addAll(BLOCK_WORDS);
        }
        findings.add(List.of(Finding.error(
                call.wordSpan(),
                Closest.to(call.word(), known),
                known.isEmpty() ? "unknown.methodNone" : "unknown.method",
                List.of("@" + type.key(), call.word(), String.join(", ", known)))));
    }

    private @Nullable Expression some(Term.Call call, Expression list, Term.Block block) {
        if (fields.inBlock()) {
            findings.error(call.wordSpan(), "call.nested", call.word());
            return null;
        }
        if (block.lines().size() != 1) {
            findings.error(block.span(), "call.oneLine", call.word());
            return null;
        }
        String name = block.parameter() == null ? "it" : block.parameter();
        fields.enterBlock(name, list.type().item());
        Expression test = conditions.check(block.lines().getFirst().term());
        fields.leaveBlock();
        return test == null
                ? null
                : new Expression.Some(call.span(), list, test, call.word().equals("every"));
    }
}
