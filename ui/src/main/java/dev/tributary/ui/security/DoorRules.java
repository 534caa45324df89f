package dev.tributary.ui.security;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.ui.common.CurrentAgent;
import dev.tributary.ui.common.LivePage;
import dev.tributary.ui.common.SignedIn;
import java.util.List;
import org.springframework.stereotype.Component;

/** What holds on every open page: a one-time password is changed first, and a visit that was ended leaves the screen. */
@Component
class DoorRules implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1;

    private final transient CurrentAgent current;
    private final transient AgentWatch watch;
    private final transient EventFeed feed;

    DoorRules(CurrentAgent current, AgentWatch watch, EventFeed feed) {
        this.current = current;
        this.watch = watch;
        this.feed = feed;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            UI ui = init.getUI();
            ui.addBeforeEnterListener(this::passwordFirst);
            current.signedIn().ifPresent(visit -> LivePage.follow(ui, feed, events -> leave(ui, visit, events)));
        });
    }

    private void passwordFirst(BeforeEnterEvent event) {
        if (event.isErrorEvent() || event.getNavigationTarget() == ChoosePasswordView.class) return;
        if (current.signedIn().map(watch::passwordDue).orElse(false)) event.forwardTo(ChoosePasswordView.class);
    }

    private void leave(UI ui, SignedIn opened, List<LoggedEvent> events) {
        if (events.stream().noneMatch(event -> event.kind() == EventKind.AGENT_CHANGED)) return;
        SignedIn visit = current.signedIn().orElse(opened);
        watch.forget(visit.id());
        if (!watch.stands(visit)) ui.getPage().setLocation("login?ended");
    }
}
