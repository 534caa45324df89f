package dev.tributary.ui.channels;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.ui.common.CurrentAgent;
import dev.tributary.ui.common.EmptyPane;
import dev.tributary.ui.common.LivePage;
import dev.tributary.ui.common.Moments;
import dev.tributary.ui.common.PaneHead;
import jakarta.annotation.security.PermitAll;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Accounts in a list at the left, one of them, a form or the quarantine at the right. The address says which. */
@Route(ChannelsNavigation.PATH + "/:kind?/:id?")
@PermitAll
class ChannelsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private static final Set<EventKind> FOLLOWED = EnumSet.of(
            EventKind.CHANNEL_CHANGED,
            EventKind.QUARANTINE_CHANGED,
            EventKind.REPLAY_ASKED,
            EventKind.MESSAGE_RECEIVED);

    private final transient CurrentAgent current;
    private final transient ChannelDesk desk;
    private final transient Moments moments;
    private final AccountList list;
    private final Div detail = new Div();
    private String open = "";

    ChannelsView(CurrentAgent current, ChannelDesk desk, Moments moments, EventFeed feed) {
        this.current = current;
        this.desk = desk;
        this.moments = moments;
        this.list = new AccountList(desk, moments);
        addClassName("two-panes");
        detail.addClassName("pane");
        add(list, detail);
        LivePage.follow(this, feed, this::happened);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String kind = event.getRouteParameters().get("kind").orElse("");
        String id = event.getRouteParameters().get("id").orElse("");
        Optional<Component> page = current.require().role().seesAll() ? page(kind, id) : Optional.empty();
        if (page.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        open = kind.equals("quarantine") ? kind : id;
        getElement().setAttribute("data-open", kind.isEmpty() ? "list" : "detail");
        detail.removeAll();
        detail.add(page.get());
        list.show(open);
    }

    private Optional<Component> page(String kind, String id) {
        return switch (kind) {
            case "" ->
                Optional.of(new EmptyPane(
                        "plug", getTranslation("channels.nothing"), getTranslation("channels.nothing.text")));
            case "add" -> desk.type(id).map(type -> new AddAccountForm(desk, type));
            case "account" -> account(id).flatMap(this::accountPage);
            case "file" ->
                desk.fromFiles().contains(id) ? Optional.of(new FilePane(desk, id, moments)) : Optional.empty();
            case "quarantine" -> Optional.of(new QuarantinePane(desk, moments));
            default -> Optional.empty();
        };
    }

    private Optional<Component> accountPage(ChannelAccount account) {
        return Optional.of(desk.type(account.key().channel())
                .<Component>map(type -> new AccountForm(desk, type, account, moments))
                .orElseGet(() ->
                        new EmptyPane("plug", getTranslation("channels.gone"), getTranslation("channels.gone.text"))));
    }

    private Optional<ChannelAccount> account(String id) {
        try {
            return desk.accounts().account(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** A form being filled in keeps its fields; only what the house knows better is shown anew. */
    private void happened(List<LoggedEvent> events) {
        if (events.stream().noneMatch(event -> FOLLOWED.contains(event.kind()))) return;
        list.show(open);
        detail.getChildren().forEach(page -> {
            if (page instanceof QuarantinePane quarantine) quarantine.show();
            if (page instanceof FilePane file) file.show();
            if (page instanceof AccountForm form) account(open).ifPresent(form::showHealth);
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("channels.title");
    }

    static PaneHead head(Component page, String title) {
        return PaneHead.further(title).back(ChannelsNavigation.PATH, page.getTranslation("common.back"));
    }
}
