package dev.tributary.ui.rules;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleOutline;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.ui.common.EmptyPane;
import dev.tributary.ui.common.LivePage;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** The rule editor. The address names the book, whether its history is open, and which revision is looked at. */
@Route(RulesNavigation.PATH + "/:book?/:part?(history)/:revision?([0-9]+)")
@PermitAll
class RulesView extends Div implements BeforeEnterObserver, HasDynamicTitle, BookPane.Listener {
    private static final long serialVersionUID = 1;

    private final transient RuleDesk desk;
    private final BookList list;
    private final BookPane pane;
    private final HistoryPane history;
    private String open = "";
    private transient Optional<Long> revision = Optional.empty();

    RulesView(RuleDesk desk, EventFeed feed) {
        this.desk = desk;
        this.pane = new BookPane(desk, this);
        this.list = new BookList(desk, pane::line);
        this.history = new HistoryPane(desk, pane::take);
        addClassName("rules");
        LivePage.follow(this, feed, this::happened);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        ui.getPage().addStyleSheet("/elements/rules.css");
        ui.getPage().addJsModule("/elements/rules.js");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!desk.allowed()) {
            only(new EmptyPane("key", getTranslation("rules.closed"), getTranslation("rules.closed.text")));
            return;
        }
        List<RuleBooks.Book> books = desk.books().books();
        if (books.isEmpty()) {
            only(new EmptyPane("rules", getTranslation("rules.none"), getTranslation("rules.none.text")));
            return;
        }
        Optional<String> asked = event.getRouteParameters().get("book");
        if (asked.isEmpty()) {
            event.forwardTo(RulesNavigation.book(books.getFirst().name()));
            return;
        }
        Optional<OpenBook> book = desk.open(asked.get());
        if (book.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        boolean past = event.getRouteParameters().get("part").isPresent();
        revision = event.getRouteParameters().get("revision").flatMap(RulesView::number);
        show(book.get(), past);
    }

    private void show(OpenBook book, boolean past) {
        open = book.name();
        if (list.getParent().isEmpty()) add(list, pane, history);
        history.setVisible(past);
        setClassName("with-history", past);
        pane.open(book);
        list.showBooks(desk.books().books(), open);
        if (past) history.show(open, revision);
    }

    private void only(EmptyPane empty) {
        removeAll();
        empty.addClassName("pane");
        add(empty.alone());
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException tooLong) {
            return Optional.empty();
        }
    }

    @Override
    public void changed(List<RuleOutline> outline, List<RuleProblem> problems, boolean otherBook) {
        list.showRules(outline, problems, otherBook);
    }

    @Override
    public void kept() {
        list.showBooks(desk.books().books(), open);
        if (history.isVisible()) history.show(open, revision);
    }

    private void happened(List<LoggedEvent> events) {
        if (open.isEmpty() || events.stream().noneMatch(event -> event.kind() == EventKind.RULES_ACTIVATED)) return;
        pane.follow();
        kept();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("rules.title") + (open.isEmpty() ? "" : " · " + open) + " · Tributary";
    }
}
