package dev.tributary.ui.rules;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.decision.FailingExamples;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleOutline;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.PaneHead;
import dev.tributary.ui.common.Say;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pane in the middle: a book's text, how it stands, and what can be done with it. */
final class BookPane extends Div {
    private static final long serialVersionUID = 1;

    /** What the rest of the screen is told. */
    interface Listener {
        /** The text or what is wrong with it changed. */
        void changed(List<RuleOutline> outline, List<RuleProblem> problems, boolean otherBook);

        /** A draft came or went, or something was activated. */
        void kept();
    }

    private final transient RuleDesk desk;
    private final transient Listener listener;
    private final Span name = new Span();
    private final Span standing = new Span();
    private final Span saved = new Span();
    private final Notice notice = new Notice();
    private final Say say = new Say();
    private final RuleTextElement element;
    private final ProblemList problemList;
    private final HouseButton activate = HouseButton.primary(getTranslation("rules.activate"), this::activate);
    private final HouseButton discard = HouseButton.of(getTranslation("rules.discard"), this::discard);
    private transient List<RuleProblem> problems = List.of();
    /** The examples against which the text that is shown was made live. */
    private transient List<RuleProblem> overruled = List.of();

    private transient @Nullable OpenBook open;

    BookPane(RuleDesk desk, Listener listener) {
        this.desk = desk;
        this.listener = listener;
        element = desk.text(getLocale());
        problemList = new ProblemList(this::go, element::mend);
        addClassNames("pane", "rule-book");
        standing.addClassName("chip");
        saved.addClassName("rule-saved");
        saved.getElement().setAttribute("role", "status");
        activate.setId("activate");
        activate.setTitle(getTranslation("rules.activate.key"));
        discard.setId("discard");
        HouseButton history = HouseButton.of(
                "clock", getTranslation("rules.history"), () -> go(RulesNavigation.history(book().name())));
        history.setId("history");
        element.setClassName("rule-text");
        element.onTyped(typed -> typed(typed.text(), typed.serial()));
        element.onKeep(this::keep);
        element.onActivate(this::activate);
        PaneHead head = PaneHead.further("").beside(standing, saved).end(history, discard, activate);
        name.setClassName("rule-book-name");
        head.getElement().getChild(0).appendChild(name.getElement());
        add(head, notice, say, element, problemList);
    }

    private OpenBook book() {
        if (open == null) throw new IllegalStateException("no book is open");
        return open;
    }

    private void go(RuleProblem problem) {
        if (book().name().equals(problem.book())) element.go(problem.line(), problem.column());
        else go(RulesNavigation.book(problem.book()));
    }

    private static void go(String address) {
        UI.getCurrent().navigate(address);
    }

    /** Opens a book; the one that is open already stays as it is. */
    void open(OpenBook wanted) {
        if (open != null && open.name().equals(wanted.name())) return;
        open = wanted;
        say.nothing();
        notice.nothing();
        name.setText(wanted.name());
        showText(true);
        if (wanted.overtaken()) tellOvertaken();
        else
            wanted.foreignDraft()
                    .ifPresent(draft -> notice.show(
                            "user",
                            getTranslation(
                                    "rules.draft.foreign",
                                    draft.author(),
                                    desk.moments().at(this, draft.updatedAt())),
                            seeLive()));
    }

    /** The browser tells what was typed: it is checked, and kept as the draft. */
    void typed(String text, int serial) {
        OpenBook book = book();
        book.write(text);
        say.nothing();
        overruled = List.of();
        check(serial, false);
        keep();
    }

    private void check(int serial, boolean otherBook) {
        OpenBook book = book();
        problems = desk.check(book.name(), book.text(), getLocale());
        List<RuleProblem> here = problems.stream()
                .filter(problem -> problem.book().equals(book.name()))
                .toList();
        element.problems(serial, here);
        problemList.show(book.name(), problems, overruled);
        listener.changed(desk.books().outline(book.text()), here, otherBook);
        stand();
    }

    private void showText(boolean otherBook) {
        element.show(book().text(), !otherBook);
        overruled = List.of();
        check(RuleTextElement.ANY, otherBook);
    }

    private void keep() {
        OpenBook book = book();
        try {
            if (!book.keep()) {
                tellOtherDraft(book);
                return;
            }
            if (book.overtaken()) tellOvertaken();
            else notice.nothing();
        } catch (CommandRefused refused) {
            say.refused(refused);
        }
        kept();
    }

    private void kept() {
        stand();
        listener.kept();
    }

    private void stand() {
        OpenBook book = book();
        boolean draft = book.draft().isPresent();
        standing.setText(
                book.same()
                        ? getTranslation("rules.live", book.liveRevision())
                        : getTranslation("rules.draft.of", book.basedOn()));
        standing.setClassName("good", book.same());
        saved.setText(book.draft()
                .filter(kept -> kept.content().equals(book.text()))
                .map(kept -> getTranslation("rules.saved", desk.moments().at(this, kept.updatedAt())))
                .orElse(""));
        discard.setVisible(draft);
        activate.setEnabled(!book.same() && sound());
    }

    private void discard() {
        try {
            book().drop();
            notice.nothing();
            say.nothing();
            showText(false);
            kept();
        } catch (CommandRefused refused) {
            say.refused(refused);
        }
    }

    /** Whether the text can be activated, if need be against its examples. */
    private boolean sound() {
        return problems.stream().noneMatch(problem -> problem.kind() == RuleProblem.Kind.ERROR);
    }

    void activate() {
        if (book().same() || !sound()) return;
        long failing = problems.stream().filter(RuleProblem::error).count();
        if (failing == 0) activate(FailingExamples.REFUSE);
        else
            notice.show(
                    "alert",
                    getTranslation("rules.examples.fail", failing),
                    HouseButton.of(getTranslation("rules.examples.anyway"), () -> activate(FailingExamples.OVERRIDE)));
    }

    private void activate(FailingExamples failing) {
        OpenBook book = book();
        try {
            List<RuleProblem> against =
                    problems.stream().filter(RuleProblem::error).toList();
            long revision = book.activate(failing);
            notice.nothing();
            overruled = against;
            check(RuleTextElement.ANY, false);
            say.good(
                    against.isEmpty()
                            ? getTranslation("rules.activated", revision)
                            : getTranslation(
                                    "rules.activated.overruled",
                                    against.size(),
                                    revision,
                                    problemList.places(book.name(), against)));
            listener.kept();
        } catch (CommandRefused refused) {
            if (refused.reason() == CommandRefused.Reason.CHANGED_MEANWHILE) {
                book.follow();
                tellOvertaken();
                kept();
            } else {
                say.refused(refused);
            }
        }
    }

    /** Something was activated somewhere. */
    void follow() {
        OpenBook book = book();
        boolean other = book.follow();
        if (other) showText(false);
        if (book.overtaken()) tellOvertaken();
        else if (other) {
            notice.nothing();
            live(book.name())
                    .ifPresent(live -> say.good(getTranslation("rules.activated.by", live.author(), live.revision())));
        }
        stand();
    }

    /** Takes the text of a revision over into the draft. */
    void take(String text) {
        book().write(text);
        showText(false);
        keep();
    }

    private Optional<RuleBooks.Revision> live(String book) {
        return desk.books().history(book).stream()
                .filter(RuleBooks.Revision::live)
                .findFirst();
    }

    private void tellOvertaken() {
        OpenBook book = book();
        live(book.name())
                .ifPresent(live -> notice.show(
                        "alert",
                        getTranslation(
                                "rules.overtaken",
                                live.author(),
                                live.revision(),
                                desk.moments().at(this, live.createdAt())),
                        seeLive(),
                        HouseButton.of(getTranslation("rules.overtaken.go-on"), this::rebase)));
    }

    private HouseButton seeLive() {
        return HouseButton.of(
                getTranslation("rules.see-live"),
                () -> go(RulesNavigation.revision(book().name(), book().liveRevision())));
    }

    private void rebase() {
        book().rebase();
        notice.nothing();
        kept();
    }

    private void tellOtherDraft(OpenBook book) {
        book.draft()
                .ifPresent(draft -> notice.show(
                        "alert",
                        getTranslation(
                                "rules.draft.other",
                                draft.author(),
                                desk.moments().at(this, draft.updatedAt())),
                        HouseButton.of(getTranslation("rules.draft.theirs"), this::takeTheirs),
                        HouseButton.of(getTranslation("rules.draft.mine"), this::keepMine)));
        stand();
    }

    private void takeTheirs() {
        book().reload();
        notice.nothing();
        showText(false);
        kept();
    }

    private void keepMine() {
        book().keepAnyway();
        notice.nothing();
        kept();
    }

    /** The cursor goes to a line. */
    void line(int line) {
        element.go(line, 1);
    }
}
