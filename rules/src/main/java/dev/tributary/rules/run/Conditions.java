package dev.tributary.rules.run;

import dev.tributary.rules.index.ClueIndex;
import dev.tributary.rules.index.Screen;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Notes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the conditions of rules that run together. A dear question to a text of the message is asked only when the index
 * has seen one of its clues, and only once where several rules ask it.
 */
final class Conditions {
    /** What costs less is asked again rather than remembered. */
    private static final int DEAR = 15;

    private final ClueIndex.Maker clues;
    private final Map<List<Object>, Question> questions = new HashMap<>();
    private int shared;

    Conditions(ClueIndex.Maker clues) {
        this.clues = clues;
    }

    /** How many questions are shared by several rules, once all are compiled. */
    int shared() {
        return shared;
    }

    Truth truth(Expression expression) {
        return switch (expression) {
            case Expression.And and -> Truth.all(truths(and.parts()));
            case Expression.Or or -> Truth.any(truths(or.parts()));
            case Expression.Not not -> Truth.not(truth(not.value()));
            case Expression.Matches matches -> question(expression, ask(matches));
            case Expression.Call call -> question(expression, ask(call));
            default -> Lambdas.truth(expression);
        };
    }

    private Truth[] truths(List<Expression> parts) {
        return parts.stream().map(this::truth).toArray(Truth[]::new);
    }

    /** What is asked, the same for all who ask the same, or null when it is not worth sharing. */
    private static @Nullable List<Object> ask(Expression.Matches matches) {
        Field field = ClueIndex.message(matches.text());
        return field == null
                ? null
                : List.of(
                        field.path(),
                        matches.pattern().pattern(),
                        matches.pattern().whole());
    }

    private static @Nullable List<Object> ask(Expression.Call call) {
        Field field = ClueIndex.message(call.object());
        return field != null
                        && call.method().cost() >= DEAR
                        && call.arguments().size() == 1
                        && call.arguments().getFirst() instanceof Expression.Literal literal
                        && literal.value() != null
                ? List.of(field.path(), call.method(), literal.value())
                : null;
    }

    private Truth question(Expression expression, @Nullable List<Object> asked) {
        if (asked == null) {
            return Lambdas.truth(expression);
        }
        Question known = questions.get(asked);
        if (known == null) {
            Question question = new Question(Lambdas.truth(expression), clues.screen(expression));
            questions.put(asked, question);
            return question;
        }
        if (known.number < 0) {
            known.number = shared++;
        }
        return known;
    }

    /** A question with its screen. Without notes it is simply asked. */
    private static final class Question implements Truth {
        private final Truth question;
        private final @Nullable Screen screen;
        /** Its number among the shared ones, or -1. Set while rules are compiled only. */
        private int number = -1;

        Question(Truth question, @Nullable Screen screen) {
            this.question = question;
            this.screen = screen;
        }

        @Override
        public boolean holds(Facts facts) {
            Notes notes = facts.notes();
            if (notes == null) {
                return question.holds(facts);
            }
            if (screen != null) {
                if (screen.excludes(notes.seen())) {
                    return false;
                }
                if (screen.suffices(notes.seen())) {
                    return true;
                }
            }
            if (number < 0) {
                return question.holds(facts);
            }
            if (!notes.knows(number)) {
                notes.note(number, question.holds(facts));
            }
            return notes.answer(number);
        }
    }
}
