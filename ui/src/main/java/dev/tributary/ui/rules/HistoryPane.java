package dev.tributary.ui.rules;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableConsumer;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.HouseIcon;
import dev.tributary.ui.common.PaneHead;
import dev.tributary.ui.common.RowLink;
import java.util.List;
import java.util.Optional;

/** The pane at the right: all revisions of a book, and the text of the chosen one. */
final class HistoryPane extends Div {
    private static final long serialVersionUID = 1;

    private final transient RuleDesk desk;
    private final SerializableConsumer<String> take;
    private final Anchor close = new Anchor();
    private final UnorderedList rows = new UnorderedList();
    private final Div chosen = new Div();

    HistoryPane(RuleDesk desk, SerializableConsumer<String> take) {
        this.desk = desk;
        this.take = take;
        addClassNames("pane", "rule-history");
        close.addClassNames("btn", "icon", "bare");
        close.getElement().setAttribute("router-link", true);
        close.setAriaLabel(getTranslation("rules.history.close"));
        close.add(new HouseIcon("x"));
        rows.addClassNames("rows", "rule-revisions");
        chosen.addClassName("rule-revision");
        add(PaneHead.further(getTranslation("rules.history")).end(close), rows, chosen);
    }

    void show(String book, Optional<Long> revision) {
        List<RuleBooks.Revision> all = desk.books().history(book);
        close.setHref(RulesNavigation.book(book));
        rows.removeAll();
        for (RuleBooks.Revision one : all)
            rows.add(row(
                    book,
                    one,
                    revision.filter(number -> number == one.revision()).isPresent()));
        chosen.removeAll();
        revision.ifPresent(number -> choose(book, number));
    }

    private RowLink row(String book, RuleBooks.Revision revision, boolean current) {
        Span number = new Span(String.valueOf(revision.revision()));
        number.addClassName("rule-revision-number");
        Span live = new Span(revision.live() ? getTranslation("rules.history.live") : "");
        if (revision.live()) live.addClassNames("chip", "good");
        return new RowLink(
                RulesNavigation.revision(book, revision.revision()),
                current,
                number,
                revision.author(),
                desk.moments().at(this, revision.createdAt()),
                live);
    }

    private void choose(String book, long revision) {
        String text;
        try {
            text = desk.books().content(book, revision);
        } catch (CommandRefused gone) {
            return;
        }
        Span title = new Span(getTranslation("rules.history.revision", revision));
        title.addClassName("row-name");
        HouseButton button = HouseButton.of(getTranslation("rules.history.take"), () -> take.accept(text));
        button.setId("take-revision");
        Div head = new Div(title, button);
        head.addClassName("rule-revision-head");
        RuleTextElement shown = desk.text(getLocale()).readOnly();
        shown.setClassName("rule-text");
        shown.show(text, false);
        chosen.add(head, shown);
    }
}
