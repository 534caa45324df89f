package dev.tributary.ui.settings;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.privacy.VisitorAddresses;
import dev.tributary.engine.settings.HouseMail;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.ui.common.CurrentAgent;
import dev.tributary.ui.common.EmptyPane;
import dev.tributary.ui.common.HouseIcon;
import dev.tributary.ui.common.PaneHead;
import dev.tributary.ui.common.RowLink;
import dev.tributary.ui.security.OwnPassword;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of the settings at the left, one of them at the right. */
@Route("settings/:part?")
@PermitAll
class SettingsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient CurrentAgent current;
    private final transient People people;
    private final transient HouseSettings settings;
    private final transient HouseMail mail;
    private final transient OwnPassword password;
    private final transient VisitorAddresses addresses;
    private final transient NoticeParts notices;
    private final transient List<SettingsPart> parts;
    private final Div list = new Div();
    private final Div detail = new Div();

    SettingsView(
            CurrentAgent current,
            People people,
            HouseSettings settings,
            HouseMail mail,
            OwnPassword password,
            VisitorAddresses addresses,
            NoticeParts notices,
            List<SettingsPart> parts) {
        this.current = current;
        this.people = people;
        this.settings = settings;
        this.mail = mail;
        this.password = password;
        this.addresses = addresses;
        this.notices = notices;
        this.parts = parts;
        addClassName("two-panes");
        list.addClassName("pane");
        detail.addClassName("pane");
        add(list, detail);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addStyleSheet("/house/settings.css");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Agent agent = current.require();
        String part = event.getRouteParameters().get("part").orElse("");
        Optional<Component> page = page(agent, part);
        if (page.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        getElement().setAttribute("data-open", part.isEmpty() ? "list" : "detail");
        showList(agent, part);
        detail.removeAll();
        if (!part.isEmpty())
            detail.add(PaneHead.further(getTranslation("settings." + part))
                    .back(SettingsNavigation.PATH, getTranslation("common.back")));
        Div body = new Div(page.get());
        body.addClassName("pane-body");
        detail.add(body);
    }

    private Optional<Component> page(Agent agent, String part) {
        boolean admin = agent.role().seesAll();
        return switch (part) {
            case "" ->
                Optional.of(
                        new EmptyPane("gear", getTranslation("settings.none"), getTranslation("settings.none.text")));
            case "me" -> Optional.of(new OwnForm(agent, people, password));
            case "house" ->
                admin
                        ? Optional.of(
                                new Div(new HouseForm(agent.id(), settings), new PrivacyForm(agent.id(), addresses)))
                        : Optional.empty();
            case "notices" -> Optional.of(new NoticesForm(agent, notices.bell(), notices.shifts(), settings));
            case "mail" -> admin ? Optional.of(new MailForm(agent, settings, mail)) : Optional.empty();
            default ->
                parts(agent).filter(one -> one.name().equals(part)).findFirst().map(one -> one.page(agent));
        };
    }

    private Stream<SettingsPart> parts(Agent agent) {
        return parts.stream().filter(one -> one.visibleTo(agent));
    }

    private void showList(Agent agent, String part) {
        list.removeAll();
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        rows.add(row("me", "user", part), row("notices", "bell", part));
        parts(agent).forEach(one -> rows.add(row(one.name(), one.icon(), part)));
        if (agent.role().seesAll()) rows.add(row("house", "globe", part), row("mail", "send", part));
        list.add(PaneHead.first(getTranslation("settings.title")), rows);
    }

    private RowLink row(String part, String icon, String open) {
        Span sign = new Span(new HouseIcon(icon, 18));
        sign.addClassName("channel-icon");
        return new RowLink(
                SettingsNavigation.part(part),
                part.equals(open),
                sign,
                getTranslation("settings." + part),
                getTranslation("settings." + part + ".line"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("settings.title");
    }
}
