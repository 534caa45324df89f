package dev.tributary.ui.rules;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import dev.tributary.engine.decision.RuleLexicon;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.ui.common.BrowserElement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A book's text in the browser: {@code tributary-rule-text}. */
@Tag("tributary-rule-text")
final class RuleTextElement extends BrowserElement {
    private static final long serialVersionUID = 1;

    /** Answers whatever text is shown. */
    static final int ANY = -1;

    /**
     * What was typed.
     *
     * @param text the whole text
     * @param serial which text it is; an answer names it
     */
    record Typed(String text, int serial) {}

    /**
     * Something wrong, as the browser shows it.
     *
     * @param line from 1
     * @param column from 1
     * @param end the first column after it
     * @param error or a warning
     * @param message the sentence
     * @param meant what was probably meant
     */
    record Mark(
            int line,
            int column,
            int end,
            boolean error,
            String message,
            @Nullable String meant) {
        static Mark of(RuleProblem problem) {
            return new Mark(
                    problem.line(),
                    problem.column(),
                    problem.endColumn(),
                    problem.error(),
                    problem.message(),
                    problem.suggestion());
        }
    }

    RuleTextElement(Map<String, String> words, String locale, RuleLexicon lexicon) {
        speak(words, locale);
        getElement().setPropertyBean("lexicon", lexicon);
    }

    /** It only shows. */
    RuleTextElement readOnly() {
        getElement().setAttribute("readonly", true);
        return this;
    }

    void show(String text, boolean samePlace) {
        call("show", text, samePlace);
    }

    void problems(int serial, List<RuleProblem> problems) {
        call("problems", serial, problems.stream().map(Mark::of).toList());
    }

    void go(int line, int column) {
        call("go", line, column);
    }

    void mend(RuleProblem problem) {
        call("mend", problem.line(), problem.column(), problem.endColumn(), problem.suggestion());
    }

    void onTyped(SerializableConsumer<Typed> listener) {
        getElement()
                .addEventListener("typed", event -> listener.accept(event.getEventDetail(Typed.class)))
                .addEventDetail();
    }

    void onKeep(SerializableRunnable listener) {
        getElement().addEventListener("keep", event -> listener.run());
    }

    void onActivate(SerializableRunnable listener) {
        getElement().addEventListener("activate", event -> listener.run());
    }
}
