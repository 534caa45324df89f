package dev.tributary.ui.settings;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.DomListenerRegistration;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.notice.Bell;
import dev.tributary.engine.notice.NoticeWishes;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.shift.Shifts;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an agent is told of and how, whether this browser may show it, and when they count as away. Kept at once. */
class NoticesForm extends Div {
    private static final long serialVersionUID = 1;
    private static final int[] MINUTES = {5, 10, 15, 30, 60, 0};

    private final transient Agent agent;
    private final transient Bell bell;
    private final transient Shifts shifts;
    private final Checkbox offlineMail = new Checkbox();
    private final Checkbox offlineDesktop = new Checkbox();
    private final Checkbox missedMail = new Checkbox();
    private final Checkbox missedDesktop = new Checkbox();
    private final Span permission = new Span();
    private final HouseButton ask;
    private final Say say = new Say();
    private transient @Nullable DomListenerRegistration here;

    NoticesForm(Agent agent, Bell bell, Shifts shifts, HouseSettings settings) {
        this.agent = agent;
        this.bell = bell;
        this.shifts = shifts;
        this.ask = HouseButton.of("bell", getTranslation("settings.notices.ask"), () -> {});
        addClassName("form");
        Paragraph lead = new Paragraph(getTranslation("settings.notices.lead"));
        lead.addClassName("form-lead");
        add(lead);
        if (!settings.current().sendsMail()) add(noMail());
        add(kinds(), browser(), presence());
    }

    /** Without a sender of the house's own mail nothing leaves it, and who reads this must know. */
    private Paragraph noMail() {
        Paragraph none = new Paragraph(new Span(getTranslation("settings.notices.noMail")));
        none.addClassName("form-lead");
        none.setId("notices-no-mail");
        if (agent.role().seesAll()) {
            Anchor set = new Anchor("settings/mail", getTranslation("settings.notices.noMail.set"));
            set.getElement().setAttribute("router-link", true);
            none.add(new Span(" "), set);
        }
        return none;
    }

    private Div kinds() {
        NoticeWishes wishes = bell.wishes(agent.id());
        offlineMail.setValue(wishes.offlineByEmail());
        offlineDesktop.setValue(wishes.offlineOnDesktop());
        missedMail.setValue(wishes.missedByEmail());
        missedDesktop.setValue(wishes.missedOnDesktop());
        offlineMail.setId("notices-offline-mail");
        offlineDesktop.setId("notices-offline-desktop");
        missedMail.setId("notices-missed-mail");
        missedDesktop.setId("notices-missed-desktop");
        Div section =
                new Div(kind("offline", offlineMail, offlineDesktop), kind("missed", missedMail, missedDesktop), say);
        section.addClassName("form-section");
        return section;
    }

    private FormRow kind(String kind, Checkbox mail, Checkbox desktop) {
        String name = getTranslation("settings.notices." + kind);
        mail.setLabel(getTranslation("settings.notices.byMail"));
        desktop.setLabel(getTranslation("settings.notices.onDesktop"));
        for (Checkbox box : new Checkbox[] {mail, desktop}) box.addValueChangeListener(change -> keep());
        Div both = new Div(mail, desktop);
        both.addClassName("notices-ways");
        both.getElement().setAttribute("role", "group");
        return new FormRow(name, both, getTranslation("settings.notices." + kind + ".help"));
    }

    private void keep() {
        bell.change(
                agent.id(),
                new NoticeWishes(
                        offlineMail.getValue(),
                        offlineDesktop.getValue(),
                        missedMail.getValue(),
                        missedDesktop.getValue()));
        say.good(getTranslation("common.saved"));
    }

    private Div browser() {
        ask.setId("ask-permission");
        // the browser asks only when a click asks it: that is done there
        ask.getElement().setAttribute("data-asks-permission", true);
        permission.setId("permission");
        Div both = new Div(ask, permission);
        both.addClassName("notices-ways");
        Div section = new Div(
                new H2(getTranslation("settings.notices.browser")),
                new FormRow(
                        getTranslation("settings.notices.permission"),
                        both,
                        getTranslation("settings.notices.permission.help")));
        section.addClassName("form-section");
        return section;
    }

    private Div presence() {
        Select<Integer> after = new Select<>();
        after.setItems(Arrays.stream(MINUTES).boxed().toList());
        after.setItemLabelGenerator(minutes -> minutes == 0
                ? getTranslation("settings.notices.away.never")
                : getTranslation("settings.notices.away.after", minutes));
        int now = (int) shifts.of(agent.id()).awayAfter().toMinutes();
        after.setValue(Arrays.stream(MINUTES).anyMatch(minutes -> minutes == now) ? now : 10);
        after.setId("away-after");
        after.addValueChangeListener(
                change -> shifts.changeAwayAfter(agent.id(), Duration.ofMinutes(change.getValue())));
        Div section = new Div(
                new H2(getTranslation("settings.notices.presence")),
                new FormRow(
                        getTranslation("settings.notices.away"), after, getTranslation("settings.notices.away.help")));
        section.addClassName("form-section");
        return section;
    }

    /**
     * What the page says of itself; of that, what the browser says to notifications.
     *
     * @param permission {@code granted}, {@code denied}, {@code default} or {@code missing}
     */
    record Here(String permission) {}

    @Override
    protected void onAttach(AttachEvent attached) {
        here = attached.getUI()
                .getElement()
                .addEventListener(
                        "house-here",
                        event -> show(event.getEventDetail(Here.class).permission()))
                .addEventDetail();
        attached.getUI().getPage().executeJs("window.dispatchEvent(new Event('house-ask'))");
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (here != null) here.remove();
        here = null;
    }

    private void show(String said) {
        permission.setText(getTranslation("settings.notices.permission." + said));
        ask.setVisible(said.equals("default"));
    }
}
