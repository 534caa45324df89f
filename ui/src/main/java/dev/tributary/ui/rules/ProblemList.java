package dev.tributary.ui.rules;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableConsumer;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.ui.common.HouseIcon;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong in the text, below it: where, what, and what was probably meant. */
final class ProblemList extends Div {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 100;
    private static final int NAMED = 5;

    private final SerializableConsumer<RuleProblem> go;
    private final SerializableConsumer<RuleProblem> mend;
    private final Span count = new Span();
    private final UnorderedList list = new UnorderedList();

    ProblemList(SerializableConsumer<RuleProblem> go, SerializableConsumer<RuleProblem> mend) {
        this.go = go;
        this.mend = mend;
        addClassName("rule-problems");
        list.addClassName("rule-problem-list");
        count.getElement().setAttribute("role", "status");
        Span key = new Span("F8");
        key.addClassName("rule-key");
        key.setTitle(getTranslation("rules.problems.next"));
        Div foot = new Div(count, key);
        foot.addClassName("rule-problem-count");
        add(list, foot);
    }

    /**
     * Shows what is wrong in the open book, and what it breaks in others.
     *
     * @param overruled examples against which the text was made live: those of other books are no problem of this one any
     *     more, but they do not hold
     */
    void show(String book, List<RuleProblem> problems, List<RuleProblem> overruled) {
        list.removeAll();
        problems.stream().limit(SHOWN).map(problem -> row(book, problem)).forEach(list::add);
        long errors = problems.stream().filter(RuleProblem::error).count();
        long warnings = problems.size() - errors;
        setClassName("wrong", errors > 0);
        long others = overruled.stream()
                .filter(example -> !example.book().equals(book))
                .count();
        if (problems.isEmpty() && others > 0) count.setText(getTranslation("rules.problems.overruled", others));
        else if (problems.isEmpty()) count.setText(getTranslation("rules.problems.none"));
        else if (warnings == 0) count.setText(getTranslation("rules.problems.errors", errors));
        else if (errors == 0) count.setText(getTranslation("rules.problems.warnings", warnings));
        else
            count.setText(getTranslation("rules.problems.errors", errors) + " · "
                    + getTranslation("rules.problems.warnings", warnings));
    }

    private String place(String book, RuleProblem problem) {
        return problem.book().equals(book)
                ? getTranslation("rules.place", problem.line(), problem.column())
                : getTranslation("rules.place.other", problem.book(), problem.line());
    }

    /** Where the first few of these stand, seen from the open book. */
    String places(String book, List<RuleProblem> problems) {
        String places = problems.stream()
                .limit(NAMED)
                .map(problem -> place(book, problem))
                .collect(Collectors.joining("; "));
        return problems.size() > NAMED ? places + "; …" : places;
    }

    private ListItem row(String book, RuleProblem problem) {
        HouseIcon icon = new HouseIcon("alert", 15);
        Span where = new Span(place(book, problem));
        where.addClassName("rule-place");
        NativeButton jump = new NativeButton("", event -> go.accept(problem));
        jump.addClassName("rule-problem-go");
        jump.add(icon, where, new Span(problem.message()));
        ListItem row = new ListItem(jump);
        row.addClassName(problem.error() ? "error" : "warning");
        String meant = problem.suggestion();
        if (meant != null) {
            NativeButton write = new NativeButton(getTranslation("rules.meant", meant), event -> mend.accept(problem));
            write.addClassName("rule-meant");
            row.add(write);
        }
        return row;
    }
}
