package dev.tributary.ui.inbox;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Rearranging;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.search.SearchQuery;
import dev.tributary.ui.common.LivePage;
import jakarta.annotation.security.PermitAll;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The inbox. Its address is its state: which queue, which conversation. */
@Route("inbox/:queue?/:conversation?")
@RouteAlias("")
@PermitAll
final class InboxView extends Div implements BeforeEnterObserver, HasDynamicTitle, ConversationPane.Listener {
    private static final long serialVersionUID = 1;
    private static final int REFRESH_EVERY_MILLIS = 250;
    private static final int UNREAD_WITHIN = 50;

    private final transient Seat seat;
    private final ConversationList list;
    private final ConversationPane pane;
    private final ContactPane card;
    private final BesidePane beside;
    private final NothingOpen nothing;
    private final UndoStrip undo;
    private Queue queue;
    private transient SearchQuery query = SearchQuery.NONE;
    private boolean refreshing;
    private boolean again;

    InboxView(InboxServices house) {
        seat = new Seat(house, house.current().require(), getLocale());
        queue = seat.home();
        addClassName("inbox");
        list = new ConversationList(seat, this::go, this::look, this::resolve);
        pane = new ConversationPane(seat, this);
        card = new ContactPane(seat, this::card, this::read);
        beside = new BesidePane(seat, this::readNoMore);
        nothing = new NothingOpen(seat);
        undo = new UndoStrip(seat);
        list.add(undo);
        add(list, nothing, pane, card, beside, new KeysElement(this::key));
        LivePage.follow(this, house.feed(), this::happened);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        showFaces();
        ui.getPage().addStyleSheet("/elements/inbox.css");
        ui.getPage().addStyleSheet("/elements/card.css");
        ui.getPage().addJsModule("/elements/inbox.js");
    }

    /** The elements in the browser look here for the icons of channels that came as files. */
    private void showFaces() {
        getElement().setAttribute("data-faces", seat.house().channels().forBrowser());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Queue> asked = event.getRouteParameters().get("queue").flatMap(QueuePath::queue);
        if (asked.isEmpty() || !seat.queues().contains(asked.get())) {
            event.forwardTo(QueuePath.of(seat.home()));
            return;
        }
        queue = asked.get();
        query = SearchPath.read(event.getLocation().getQueryParameters(), zone());
        show(event.getRouteParameters()
                .get("conversation")
                .flatMap(QueuePath::conversation)
                .orElse(null));
    }

    private void show(@Nullable UUID conversation) {
        boolean open = conversation != null && open(conversation);
        list.show(queue, query, open ? conversation : null);
        setClassName("inbox-open", open);
        removeClassName("inbox-show-card");
        pane.setVisible(open);
        card.setVisible(open);
        nothing.setVisible(!open);
        if (!open) {
            beside.close();
            pane.close();
            nothing.show(conversation != null);
        }
    }

    private boolean open(UUID conversation) {
        if (pane.conversation().filter(conversation::equals).isPresent()) return true;
        try {
            beside.close();
            pane.open(conversation);
            card.show(conversation);
            return true;
        } catch (CommandRefused refused) {
            return false;
        }
    }

    private void go(@Nullable UUID conversation) {
        UI.getCurrent().navigate(QueuePath.of(queue, conversation), SearchPath.of(query));
    }

    private void look(SearchQuery wanted) {
        UUID open = pane.conversation().orElse(null);
        UI.getCurrent().navigate(QueuePath.of(queue, open), SearchPath.of(wanted));
    }

    /** Where the agent's days begin and end. */
    private static ZoneId zone() {
        String zone = UI.getCurrent().getPage().getExtendedClientDetails().getTimeZoneId();
        try {
            return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }

    @Override
    public String getPageTitle() {
        long unread = seat.inbox().page(seat.id(), seat.home(), 0, UNREAD_WITHIN).stream()
                .filter(row -> row.unread() > 0)
                .count();
        String title = seat.text("inbox.title") + " · Tributary";
        return unread == 0 ? title : "(" + unread + ") " + title;
    }

    /** Under the UI's lock, in batches: the thread at once, list and counts at most four times a second. */
    private void happened(List<LoggedEvent> events) {
        if (events.stream()
                .anyMatch(event -> event.kind() == EventKind.AGENT_CHANGED || event.kind() == EventKind.GROUP_CHANGED))
            seat.look();
        if (events.stream().anyMatch(event -> event.kind() == EventKind.CHANNEL_CHANGED)) showFaces();
        try {
            pane.happened(events);
            UUID open = pane.conversation().orElse(null);
            if (open != null) refreshCard(open, events);
        } catch (CommandRefused gone) {
            // it was given to somebody else's group meanwhile
            go(null);
        }
        // pages come often, and no list shows them
        if (events.stream().anyMatch(event -> event.kind() != EventKind.PAGE_SEEN)) changed();
    }

    private void refreshCard(UUID open, List<LoggedEvent> events) {
        boolean changed = false;
        boolean moved = false;
        for (LoggedEvent event : events) {
            changed |= event.kind() == EventKind.CONTACT_CHANGED
                    || event.kind() == EventKind.MESSAGE_RECEIVED && open.equals(event.conversationId());
            // every visitor of the site moves; the card is read again for its own only
            moved |= event.kind() == EventKind.PAGE_SEEN && card.isOf(event.conversationId());
        }
        if (changed) card.show(open);
        else if (moved) card.showPages(open);
    }

    /** An earlier conversation beside this one. */
    private void read(ConversationRow row) {
        try {
            beside.show(row);
            addClassName("inbox-reading");
        } catch (CommandRefused refused) {
            pane.refuse(refused);
        }
    }

    private void readNoMore() {
        removeClassName("inbox-reading");
        card.backFromReading();
    }

    @Override
    public void changed() {
        if (refreshing) {
            again = true;
            return;
        }
        refreshing = true;
        again = false;
        refresh();
        Optional<UI> ui = getUI();
        if (ui.isEmpty()) {
            refreshing = false;
            return;
        }
        CompletableFuture.delayedExecutor(REFRESH_EVERY_MILLIS, TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(() -> rested(ui.get()));
    }

    private void rested(UI ui) {
        try {
            ui.access(() -> {
                refreshing = false;
                if (again) changed();
            });
        } catch (UIDetachedException closed) {
            // nobody looks any more
        }
    }

    private void refresh() {
        list.news();
        getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
    }

    @Override
    public void resolve(ConversationRow row) {
        boolean open = pane.conversation().filter(row.id()::equals).isPresent();
        if (open && row.status() == ConversationStatus.RESOLVED) {
            pane.reopen(row.id());
            return;
        }
        Optional<UUID> next =
                open ? list.neighbour(row.id(), 1).or(() -> list.neighbour(row.id(), -1)) : Optional.empty();
        try {
            seat.desk().resolve(seat.id(), row.id());
        } catch (CommandRefused refused) {
            if (open) pane.refuse(refused);
            else undo.say(seat.reason(refused));
            return;
        }
        undo.offer(seat.text("inbox.was-resolved", RowItem.nameOf(row, seat)), () -> pane.reopen(row.id()));
        list.refresh();
        if (open) go(next.filter(id -> !id.equals(row.id())).orElse(null));
    }

    @Override
    public void rearranged(Rearranging.Done done) {
        String key = "inbox.was." + done.kind().name().toLowerCase(Locale.ROOT);
        undo.offer(seat.text(key, "#" + done.sourceNumber(), "#" + done.targetNumber()), () -> {
            try {
                seat.house().threads().undo(seat.id(), done.id());
                putBack(done.source());
            } catch (CommandRefused refused) {
                undo.say(seat.reason(refused));
            }
        });
        list.refresh();
        go(done.target());
    }

    @Override
    public void putBack(UUID conversation) {
        list.refresh();
        go(conversation);
    }

    @Override
    public void card() {
        setClassName("inbox-show-card", !hasClassName("inbox-show-card"));
    }

    private void key(String name) {
        UUID open = pane.conversation().orElse(null);
        switch (name) {
            case "next" -> list.neighbour(open, 1).ifPresent(this::go);
            case "previous" -> list.neighbour(open, -1).ifPresent(this::go);
            case "resolve" -> pane.resolve();
            case "help" -> KeysSheet.open(seat);
            default -> {
                // a key of the browser side that this screen has no use for
            }
        }
    }
}
