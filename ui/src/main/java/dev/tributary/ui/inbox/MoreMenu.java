package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Priority;
import dev.tributary.engine.conversation.Rearranging;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.Channels;
import dev.tributary.ui.common.FreshPopover;
import dev.tributary.ui.common.HouseIcon;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How much a conversation presses, its tags, and, of mails, what it is joined to. */
final class MoreMenu extends Div {
    private static final long serialVersionUID = 1;

    private final transient Seat seat;
    private final transient ConversationPane.Listener listener;
    private final transient Consumer<String> refused;
    private final transient Runnable changed;
    private final Div menu = new Div();
    private final FreshPopover popover = new FreshPopover(menu, this::fill);
    private transient @Nullable ConversationRow row;

    MoreMenu(Seat seat, ConversationPane.Listener listener, Consumer<String> refused, Runnable changed) {
        this.seat = seat;
        this.listener = listener;
        this.refused = refused;
        this.changed = changed;
        NativeButton button = new NativeButton();
        button.setId("inbox-more");
        button.addClassNames("btn", "icon");
        button.setAriaLabel(seat.text("inbox.more"));
        button.add(new HouseIcon("more"));
        menu.addClassName("menu");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(seat.text("inbox.more"));
        add(button, popover);
    }

    void show(ConversationRow shown) {
        row = shown;
        if (popover.isOpened()) fill();
    }

    private void fill() {
        ConversationRow shown = row;
        menu.removeAll();
        if (shown == null) return;
        Span heading = new Span(seat.text("inbox.priority"));
        heading.addClassName("inbox-menu-heading");
        menu.add(heading);
        for (Priority priority : Priority.values()) menu.add(choice(shown, priority));
        Span tags = new Span(seat.text("inbox.tags"));
        tags.addClassName("inbox-menu-heading");
        TagLine line = new TagLine(
                seat,
                tag -> run(() -> seat.desk().tag(seat.id(), shown.id(), Unmasked.of(tag))),
                tag -> run(() -> seat.desk().untag(seat.id(), shown.id(), tag)));
        line.show(shown.tags());
        menu.add(tags, line);
        if (shown.channel().equals(Channels.EMAIL)) rearranging(shown);
    }

    /** Joining it to another conversation, and taking the last joining or parting back. */
    private void rearranging(ConversationRow shown) {
        Span heading = new Span(seat.text("inbox.conversation"));
        heading.addClassName("inbox-menu-heading");
        menu.add(heading, new NumberLine(seat, "inbox.merge", number -> run(() -> merge(shown, number))));
        last(shown).ifPresent(done -> {
            String key = "inbox.undo." + done.kind().name().toLowerCase(Locale.ROOT);
            NativeButton undo = new NativeButton("", event -> {
                popover.close();
                run(() -> {
                    seat.house().threads().undo(seat.id(), done.id());
                    listener.putBack(done.source());
                });
            });
            undo.addClassName("menu-item");
            undo.setId("inbox-undo-last");
            undo.add(new Span(seat.text(key, "#" + done.sourceNumber(), "#" + done.targetNumber())));
            menu.add(undo);
        });
    }

    private Optional<Rearranging.Done> last(ConversationRow shown) {
        try {
            return seat.house().threads().last(seat.id(), shown.id());
        } catch (CommandRefused gone) {
            return Optional.empty();
        }
    }

    private void merge(ConversationRow shown, long number) {
        Rearranging.Done done = seat.house().threads().merge(seat.id(), shown.id(), seat.numbered(number));
        popover.close();
        listener.rearranged(done);
    }

    private NativeButton choice(ConversationRow shown, Priority priority) {
        boolean on = shown.priority() == priority;
        NativeButton item = new NativeButton("", event -> {
            popover.close();
            run(() -> seat.desk().prioritise(seat.id(), shown.id(), priority));
        });
        item.addClassName("menu-item");
        item.add(new Span(RowItem.priority(priority, seat)));
        item.getElement().setAttribute("aria-pressed", String.valueOf(on));
        if (on) {
            HouseIcon check = new HouseIcon("check");
            check.addClassName("inbox-menu-check");
            item.add(check);
        }
        return item;
    }

    private void run(Runnable act) {
        try {
            act.run();
        } catch (CommandRefused refusal) {
            popover.close();
            refused.accept(seat.reason(refusal));
        }
        changed.run();
    }
}
