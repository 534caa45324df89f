package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.ui.common.Face;
import dev.tributary.ui.common.FreshPopover;
import dev.tributary.ui.common.HouseIcon;
import dev.tributary.ui.common.PresenceSign;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The button that says whose a conversation is, and its menu: take it, or give it to colleagues or a group. */
final class AssignMenu extends Div {
    private static final long serialVersionUID = 1;

    private final transient Seat seat;
    private final transient Consumer<String> refused;
    private final transient Runnable changed;
    private final NativeButton button = new NativeButton();
    private final Div menu = new Div();
    private final FreshPopover popover = new FreshPopover(menu, this::fill);
    private transient @Nullable ConversationRow row;

    AssignMenu(Seat seat, Consumer<String> refused, Runnable changed) {
        this.seat = seat;
        this.refused = refused;
        this.changed = changed;
        button.setId("inbox-assign");
        button.addClassNames("btn", "inbox-assign");
        menu.addClassName("menu");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(seat.text("inbox.assign"));
        add(button, popover);
    }

    void show(ConversationRow shown) {
        row = shown;
        button.removeAll();
        boolean nobody = shown.assignees().isEmpty();
        String who = nobody ? group(shown) : RowItem.assignees(shown, seat);
        Span text = new Span(who);
        text.addClassName("inbox-assign-name");
        button.add(new HouseIcon(nobody && shown.groupId() != null ? "group" : "user"), text);
        button.setAriaLabel(seat.text("inbox.assigned-to", who));
        button.setClassName("inbox-nobody", nobody && shown.groupId() == null);
    }

    private String group(ConversationRow shown) {
        return seat.groups().stream()
                .filter(group -> group.id().equals(shown.groupId()))
                .map(Group::name)
                .findFirst()
                .orElseGet(() -> seat.text("inbox.nobody"));
    }

    private void fill() {
        ConversationRow shown = row;
        menu.removeAll();
        if (shown == null) return;
        seat.look();
        Set<UUID> mine = new LinkedHashSet<>(shown.assignees());
        if (shown.assignees().isEmpty())
            menu.add(item(
                    new HouseIcon("check"),
                    seat.text("inbox.take"),
                    false,
                    () -> seat.desk().take(seat.id(), shown.id())));
        else if (!mine.contains(seat.id()))
            menu.add(item(
                    new HouseIcon("plus"),
                    seat.text("inbox.join"),
                    false,
                    () -> assign(shown, with(mine, seat.id()), shown.groupId())));
        if (!shown.assignees().isEmpty())
            menu.add(item(
                    new HouseIcon("x"),
                    seat.text("inbox.unassign"),
                    false,
                    () -> assign(shown, Set.of(), shown.groupId())));
        menu.add(heading("inbox.assign.people"));
        for (Agent agent : seat.colleagues()) {
            boolean on = mine.contains(agent.id());
            NativeButton item = item(
                    new Face(agent.id(), agent.name()),
                    agent.id().equals(seat.id()) ? seat.text("inbox.me", agent.name()) : agent.name(),
                    on,
                    () -> assign(shown, on ? without(mine, agent.id()) : with(mine, agent.id()), shown.groupId()));
            item.add(new PresenceSign(agent));
            menu.add(item);
        }
        if (!seat.groups().isEmpty()) menu.add(heading("inbox.assign.groups"));
        for (Group group : seat.groups()) {
            boolean on = group.id().equals(shown.groupId());
            menu.add(item(new HouseIcon("group"), group.name(), on, () -> assign(shown, mine, on ? null : group.id())));
        }
    }

    private void assign(ConversationRow shown, Set<UUID> agents, @Nullable UUID group) {
        seat.desk().assign(seat.id(), shown.id(), agents, group);
    }

    private static Set<UUID> with(Set<UUID> all, UUID one) {
        Set<UUID> more = new LinkedHashSet<>(all);
        more.add(one);
        return more;
    }

    private static Set<UUID> without(Set<UUID> all, UUID one) {
        Set<UUID> fewer = new LinkedHashSet<>(all);
        fewer.remove(one);
        return fewer;
    }

    private Span heading(String key) {
        Span heading = new Span(seat.text(key));
        heading.addClassName("inbox-menu-heading");
        return heading;
    }

    private NativeButton item(Component mark, String text, boolean on, Runnable act) {
        NativeButton item = new NativeButton("", event -> {
            popover.close();
            try {
                act.run();
            } catch (CommandRefused refusal) {
                refused.accept(seat.reason(refusal));
            }
            changed.run();
        });
        item.addClassName("menu-item");
        item.add(mark, new Span(text));
        if (on) {
            HouseIcon check = new HouseIcon("check");
            check.addClassName("inbox-menu-check");
            item.add(check);
            item.getElement().setAttribute("aria-pressed", "true");
        }
        return item;
    }
}
