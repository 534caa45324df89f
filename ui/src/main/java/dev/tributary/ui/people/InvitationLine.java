package dev.tributary.ui.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.invitation.Invitations;
import dev.tributary.engine.invitation.Invitations.Invitation;
import dev.tributary.engine.invitation.Invitations.State;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.LivePage;
import dev.tributary.ui.common.Moments;
import dev.tributary.ui.common.Say;
import java.util.Optional;
import java.util.UUID;

/** How far the invitation of an agent without a password of their own is; sent, sent again, taken back. */
class InvitationLine extends Div {
    private static final long serialVersionUID = 1;

    private final UUID actor;
    private final transient Invitations invitations;
    private final transient Moments moments;
    private final transient Agent agent;
    private final Say say = new Say();

    InvitationLine(UUID actor, Invitations invitations, Moments moments, EventFeed feed, Agent agent) {
        this.actor = actor;
        this.invitations = invitations;
        this.moments = moments;
        this.agent = agent;
        addClassName("invitation");
        setId("invitation");
        show();
        LivePage.follow(this, feed, events -> {
            if (events.stream()
                    .anyMatch(event -> event.kind() == EventKind.AGENT_CHANGED
                            && agent.id().equals(event.agentId()))) show();
        });
    }

    private void show() {
        removeAll();
        Optional<Invitation> invitation = invitations.of(actor, agent.id());
        Paragraph standing = new Paragraph();
        standing.getElement().setAttribute("role", "status");
        standing.setText(
                invitation.map(this::words).orElseGet(() -> getTranslation("people.invitation.none", agent.name())));
        add(standing);
        Div buttons = new Div();
        buttons.addClassNames("form-foot", "flush");
        if (invitations.missing().isEmpty()) {
            HouseButton send = HouseButton.of(
                    "send",
                    getTranslation(invitation.isPresent() ? "people.invitation.again" : "people.invitation.send"),
                    () -> run(() -> invitations.invite(actor, agent.id())));
            send.setId("send-invitation");
            buttons.add(send);
        } else add(missing(this, invitations));
        if (invitation.isPresent()) {
            HouseButton back = HouseButton.of(
                    getTranslation("people.invitation.revoke"), () -> run(() -> invitations.revoke(actor, agent.id())));
            back.setId("revoke-invitation");
            buttons.add(back.danger());
        }
        buttons.add(say);
        add(buttons);
    }

    private String words(Invitation invitation) {
        if (invitation.state() == State.FAILED) return getTranslation("people.invitation.failed", agent.email());
        return getTranslation(
                invitation.state() == State.SENT ? "people.invitation.sent" : "people.invitation.waiting",
                agent.email(),
                moments.at(this, invitation.expiresAt()));
    }

    private void run(Runnable command) {
        say.nothing();
        try {
            command.run();
            show();
        } catch (CommandRefused refused) {
            say.refused(refused);
        }
    }

    /** Why invitations cannot be mailed, with the way to where it is set. */
    static Paragraph missing(Component page, Invitations invitations) {
        boolean mail = invitations.missing().contains(Invitations.Missing.MAIL);
        Anchor there = new Anchor(
                mail ? "settings/mail" : "settings/house",
                page.getTranslation(mail ? "settings.mail" : "settings.house"));
        there.getElement().setAttribute("router-link", true);
        Paragraph why = new Paragraph(
                new Span(page.getTranslation(mail ? "people.invitation.noMail" : "people.invitation.noAddress") + " "),
                there);
        why.addClassName("form-lead");
        why.setId("invitation-missing");
        return why;
    }
}
