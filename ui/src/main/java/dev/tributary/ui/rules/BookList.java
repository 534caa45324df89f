package dev.tributary.ui.rules;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableConsumer;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleOutline;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.ui.common.PaneHead;
import java.util.List;

/** The pane at the left: the books in the order they run, and under the chosen one its rules as they stand in the text. */
final class BookList extends Div {
    private static final long serialVersionUID = 1;

    private final transient RuleDesk desk;
    private final SerializableConsumer<Integer> go;
    private final Nav books = new Nav();
    private final UnorderedList rules = new UnorderedList();
    private final Paragraph lead = new Paragraph();
    private transient List<RuleOutline> shown = List.of();

    BookList(RuleDesk desk, SerializableConsumer<Integer> go) {
        this.desk = desk;
        this.go = go;
        addClassNames("pane", "rule-books");
        books.addClassName("rule-tabs");
        books.setAriaLabel(getTranslation("rules.books"));
        rules.addClassName("rows");
        lead.addClassNames("rule-lead", "quiet");
        Div body = new Div(lead, rules);
        body.addClassName("pane-body");
        Span order = new Span(getTranslation("rules.order"));
        order.addClassNames("rule-order", "quiet");
        add(PaneHead.first(getTranslation("rules.title")), books, body, order);
    }

    void showBooks(List<RuleBooks.Book> all, String open) {
        books.removeAll();
        for (RuleBooks.Book book : all) {
            Anchor tab = new Anchor(RulesNavigation.book(book.name()));
            tab.getElement().setAttribute("router-link", true);
            tab.addClassName("rule-tab");
            tab.add(new Span(book.name()));
            if (book.draft() != null) {
                Span mark = new Span("•");
                mark.addClassName("rule-draft-mark");
                mark.setTitle(getTranslation("rules.draft.there"));
                tab.add(mark);
            }
            if (book.name().equals(open)) tab.getElement().setAttribute("aria-current", "page");
            books.add(tab);
        }
        lead.setText(desk.purpose(open, getLocale()));
    }

    /** A text that cannot be read at all has no outline: then the last one stays. */
    void showRules(List<RuleOutline> outline, List<RuleProblem> problems, boolean otherBook) {
        if (otherBook || !outline.isEmpty() || problems.isEmpty()) shown = outline;
        rules.removeAll();
        for (int i = 0; i < shown.size(); i++) {
            int end = i + 1 < shown.size() ? shown.get(i + 1).line() : Integer.MAX_VALUE;
            RuleOutline rule = shown.get(i);
            long errors = problems.stream()
                    .filter(RuleProblem::error)
                    .filter(problem -> problem.line() >= rule.line() && problem.line() < end)
                    .count();
            rules.add(row(rule, errors));
        }
    }

    private ListItem row(RuleOutline rule, long errors) {
        Span name = new Span(rule.name());
        name.addClassName("row-name");
        Span line = new Span(getTranslation("rules.line", rule.line()));
        line.addClassName("row-line");
        Div where = new Div(line);
        where.addClassName("row-block");
        if (errors > 0) {
            Span wrong = new Span("· " + getTranslation("rules.problems.errors", errors));
            wrong.addClassName("rule-wrong");
            where.add(wrong);
        }
        Div first = new Div(name);
        first.addClassName("row-block");
        Div middle = new Div(first, where);
        middle.addClassName("row-middle");
        Span state = new Span(getTranslation(state(rule)));
        state.addClassNames("rule-state", rule.on() ? "on" : "off");
        NativeButton row = new NativeButton("", event -> go.accept(rule.line()));
        row.addClassNames("row", "rule-row");
        row.add(middle, state);
        return new ListItem(row);
    }

    private static String state(RuleOutline rule) {
        return switch (rule.mode()) {
            case LIVE -> "rules.on";
            case SHADOW -> "rules.shadow";
            case OFF -> "rules.off";
        };
    }
}
