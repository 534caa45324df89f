package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.conversation.ContactCard;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.ui.common.Face;
import dev.tributary.ui.common.HouseIcon;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The customer's card at the right: who they are, edited in place, and what they wrote about before. */
final class ContactPane extends Aside {
    private static final long serialVersionUID = 1;

    private final transient Seat seat;
    private final transient CardFacts facts;
    private final Div face = new Div();
    private final FieldElement name;
    private final Span since = new Span();
    private final MomentElement visit = new MomentElement();
    private final FieldElement email;
    private final FieldElement phone;
    private final DescriptionList reach = new DescriptionList();
    private final DescriptionList known = new DescriptionList();
    private final TagLine tags;
    private final Span problem = new Span();
    private final FieldElement notes;
    private final Div earlier = new Div();
    private final PageList pages;
    private final Div seen;
    private final DescriptionList data = new DescriptionList();
    private final Div told;
    private final transient Consumer<ConversationRow> read;
    private final Set<UUID> theirs = new HashSet<>();
    private transient @Nullable List<ConversationRow> before;
    private @Nullable UUID conversation;
    private @Nullable NativeButton pressed;

    ContactPane(Seat seat, Runnable hide, Consumer<ConversationRow> read) {
        this.seat = seat;
        this.read = read;
        this.pages = new PageList(seat);
        this.seen = section("card.pages", pages);
        this.told = section("card.data", data);
        this.facts = new CardFacts(seat);
        addClassNames("pane", "inbox-card");
        getElement().setAttribute("aria-label", seat.text("card.title"));
        name = field("card.name", "card.name.none", Desk.ContactField.NAME);
        name.addClassName("inbox-card-name");
        email = field("card.email", "card.add", Desk.ContactField.EMAIL);
        phone = field("card.phone", "card.add", Desk.ContactField.PHONE);
        notes = field("card.notes", "card.notes.add", Desk.ContactField.NOTES).lines();
        tags = new TagLine(
                seat,
                tag -> run(() -> seat.desk().tagContact(seat.id(), here(), Unmasked.of(tag))),
                tag -> run(() -> seat.desk().untagContact(seat.id(), here(), tag)));
        problem.addClassName("field-error");
        problem.getElement().setAttribute("role", "alert");
        // they stay where they are when the card is shown anew: somebody may be writing in them
        fact(reach, "card.email", email);
        fact(reach, "card.phone", phone);
        NativeButton close = new NativeButton("", event -> hide.run());
        close.addClassNames("btn", "icon", "bare", "inbox-card-close");
        close.setAriaLabel(seat.text("inbox.close"));
        close.add(new HouseIcon("x"));
        add(
                close,
                who(),
                section(null, reach, known, tags, problem),
                told,
                section("card.notes", notes),
                seen,
                section("card.earlier", earlier));
    }

    private FieldElement field(String label, String otherwise, Desk.ContactField which) {
        return new FieldElement(seat, seat.text(label), seat.text(otherwise), value -> change(which, value));
    }

    private Div who() {
        since.addClassName("quiet");
        visit.addClassName("inbox-card-visit");
        Div text = new Div(name, since, visit);
        text.addClassName("inbox-card-who-text");
        Div who = new Div(face, text);
        who.addClassName("inbox-card-who");
        return who;
    }

    private Div section(@Nullable String title, Component... content) {
        Div section = new Div();
        section.addClassName("inbox-card-section");
        if (title != null) section.add(new H3(seat.text(title)));
        section.add(content);
        return section;
    }

    /** Shows the card of a conversation's customer. */
    void show(UUID open) {
        if (!open.equals(conversation)) pages.shorten();
        conversation = open;
        ContactCard card = seat.inbox().card(seat.id(), open);
        theirs.clear();
        theirs.add(open);
        card.earlier().forEach(row -> theirs.add(row.id()));
        face.removeAll();
        Face mark = new Face(card.id(), facts.title(card));
        mark.getStyle().set("--face", "38px");
        face.add(mark);
        name.show(card.name());
        since.setText(seat.text("card.since", facts.day(card.since())));
        visit(card.visit());
        email.show(card.email());
        phone.show(card.phone());
        notes.show(card.notes());
        known.removeAll();
        facts.of(card).forEach((key, value) -> fact(known, key, value));
        data(card);
        tags.show(card.tags());
        problem.setText("");
        seen.setVisible(pages.show(card));
        earlier(card);
    }

    /** What is shown already is left alone: somebody may be pressing it. */
    private void earlier(ContactCard card) {
        if (card.earlier().equals(before)) return;
        before = card.earlier();
        earlier.removeAll();
        earlier.add(facts.earlier(card, (row, button) -> {
            pressed = button;
            read.accept(row);
        }));
    }

    /** The earlier conversation was read: the cursor is back where it was opened. */
    void backFromReading() {
        if (pressed != null && pressed.isAttached()) pressed.focus();
    }

    /** Whether a conversation is one of the customer whose card is shown. */
    boolean isOf(@Nullable UUID other) {
        return other != null && theirs.contains(other);
    }

    /** Shows where the customer is now, and leaves everything else as it stands. */
    void showPages(UUID open) {
        ContactCard card = seat.inbox().card(seat.id(), open);
        visit(card.visit());
        seen.setVisible(pages.show(card));
    }

    private void visit(ContactCard.@Nullable Visit now) {
        visit.setVisible(now != null);
        if (now == null) return;
        visit.getElement().setAttribute("here", now.here());
        visit.tell(
                seat,
                now.here() ? seat.text("card.visit.here") : seat.text("card.visit.left", "{0}"),
                now.here() ? null : now.lastSeen());
    }

    private void data(ContactCard card) {
        told.setVisible(!card.data().isEmpty());
        data.removeAll();
        for (ContactCard.Datum datum : card.data()) {
            Span name = new Span(datum.name());
            name.setTitle(datum.name());
            Span content = new Span(datum.content());
            content.setTitle(
                    datum.proven() ? datum.content() : datum.content() + " · " + seat.text("card.data.unproven"));
            if (!datum.proven()) content.addClassName("inbox-unproven");
            data.add(new DescriptionList.Term(name), new DescriptionList.Description(content));
        }
    }

    private void fact(DescriptionList list, String key, Component value) {
        list.add(new DescriptionList.Term(seat.text(key)), new DescriptionList.Description(value));
    }

    private UUID here() {
        return Objects.requireNonNull(conversation);
    }

    /** Changes a field; gives back why it was refused, or nothing. */
    private Optional<String> change(Desk.ContactField field, String value) {
        try {
            seat.desk().changeContact(seat.id(), here(), field, Unmasked.of(value));
            return Optional.empty();
        } catch (CommandRefused refused) {
            return Optional.of(seat.reason(refused));
        }
    }

    private void run(Runnable act) {
        try {
            act.run();
            show(here());
        } catch (CommandRefused refused) {
            problem.setText(seat.reason(refused));
        }
    }
}
