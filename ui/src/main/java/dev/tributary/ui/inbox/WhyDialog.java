package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleExplanation;
import dev.tributary.ui.common.HouseIcon;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which rules fired on a message, or in the decision that wrote it, which did not, and why: every condition with the values
 * it was compared with.
 */
final class WhyDialog {
    private WhyDialog() {}

    static void open(Seat seat, UUID message) {
        Dialog dialog = TitledDialog.of(seat, "why-dialog", seat.text("why.title"), "640px");
        dialog.add(content(seat, message));
        dialog.open();
    }

    private static Component content(Seat seat, UUID message) {
        try {
            Optional<RuleBooks.Trace> trace = seat.house().books().trace(seat.id(), message, seat.locale());
            return trace.<Component>map(found -> trace(seat, found))
                    .orElseGet(() -> said(seat.text(none(seat, message))));
        } catch (CommandRefused refused) {
            return said(seat.reason(refused));
        }
    }

    /** What a rule wrote it wrote for a reason; only that is not kept for ever. */
    private static String none(Seat seat, UUID message) {
        return seat.inbox()
                .message(seat.id(), message)
                .filter(found -> found.author() == Author.RULE)
                .map(found -> "why.gone")
                .orElse("why.none");
    }

    private static Paragraph said(String text) {
        Paragraph said = new Paragraph(text);
        said.addClassName("quiet");
        return said;
    }

    private static Div trace(Seat seat, RuleBooks.Trace trace) {
        Div all = new Div();
        all.addClassName("why");
        // longer than the dialog: read with the keys as with the wheel
        all.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", seat.text("why.title"));
        long fired = trace.rules().stream().filter(RuleExplanation::fired).count();
        all.add(said(seat.text("why.summary", fired, trace.rules().size(), String.valueOf(trace.activation()))));
        for (String problem : trace.problems()) {
            Div line = new Div(new HouseIcon("alert", 16), new Span(words(seat, problem)));
            line.addClassNames("say", "bad");
            all.add(line);
        }
        List<RuleExplanation> rules = trace.rules();
        for (RuleExplanation rule : rules) if (rule.fired()) all.add(rule(seat, rule));
        for (RuleExplanation rule : rules) if (!rule.fired()) all.add(rule(seat, rule));
        return all;
    }

    /** A problem is a key, possibly with what stands in its sentence behind a colon. */
    private static String words(Seat seat, String problem) {
        int colon = problem.indexOf(':');
        return colon < 0 ? seat.text(problem) : seat.text(problem.substring(0, colon), problem.substring(colon + 1));
    }

    private static Div rule(Seat seat, RuleExplanation rule) {
        H3 name = new H3(rule.rule().name());
        Span book =
                new Span(seat.text("why.place", rule.rule().book(), rule.rule().line()));
        book.addClassName("why-place");
        String outcome = rule.fired() ? "fired" : rule.shadowed() ? "shadowed" : rule.tried() ? "did-not" : "not-tried";
        Span chip = new Span(seat.text("why." + outcome));
        chip.addClassNames("chip", "why-outcome", "why-" + outcome);
        Div head = new Div(name, book, chip);
        head.addClassName("why-head");
        Div box = new Div(head);
        box.addClassName("why-rule");
        if (!rule.conditions().isEmpty()) {
            UnorderedList conditions = new UnorderedList();
            conditions.addClassName("why-conditions");
            for (RuleExplanation.Condition condition : rule.conditions())
                conditions.add(condition(seat, rule, condition));
            box.add(conditions);
        }
        if (!rule.actions().isEmpty()) {
            Div actions = new Div();
            actions.addClassName("why-actions");
            Span lead = new Span(seat.text(rule.fired() ? "why.did" : "why.would"));
            lead.addClassName("quiet");
            actions.add(lead, new Span(String.join(" · ", rule.actions())));
            box.add(actions);
        }
        return box;
    }

    private static ListItem condition(Seat seat, RuleExplanation rule, RuleExplanation.Condition condition) {
        ListItem line = new ListItem();
        if (condition.firstFalse()) line.addClassName("why-false");
        if (rule.tried()) {
            HouseIcon mark = new HouseIcon(condition.held() ? "check" : "x", 14);
            mark.addClassName(condition.held() ? "why-held" : "why-failed");
            Span said = new Span(seat.text(condition.held() ? "why.held" : "why.failed"));
            said.addClassName("only-read");
            line.add(mark, said);
        }
        Div body = new Div(new Code(condition.source()));
        for (String value : condition.values()) {
            Span values = new Span(value);
            values.addClassName("why-value");
            body.add(values);
        }
        line.add(body);
        return line;
    }
}
