package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.conversation.ContactCard;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.spi.Channels;
import dev.tributary.ui.common.HouseIcon;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the card tells of a customer besides what can be edited. Days are the server's; the thread has exact times. */
final class CardFacts {
    private final Seat seat;

    CardFacts(Seat seat) {
        this.seat = seat;
    }

    String title(ContactCard card) {
        if (card.name() != null && !card.name().isBlank()) return card.name();
        if (card.email() != null && !card.email().isBlank()) return card.email();
        return seat.text("card.name.none");
    }

    /** Names of facts, as text keys, and the facts. */
    Map<String, String> of(ContactCard card) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (card.language() != null)
            facts.put("card.language", Locale.forLanguageTag(card.language()).getDisplayLanguage(seat.locale()));
        if (card.timeZone() != null) facts.put("card.zone", place(card.timeZone()));
        if (card.userAgent() != null) {
            BrowserName browser = BrowserName.of(card.userAgent());
            if (!browser.system().isEmpty()) facts.put("card.system", browser.system());
            if (!browser.name().isEmpty()) facts.put("card.browser", browser.name());
        }
        if (card.consentAt() != null) {
            String day = day(card.consentAt());
            facts.put(
                    "card.consent",
                    card.consentWording() == null
                            ? seat.text("card.consent.given", day)
                            : seat.text("card.consent.wording", day, card.consentWording()));
        }
        return facts;
    }

    private String place(String id) {
        try {
            String name = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
            return name + " · "
                    + DateTimeFormatter.ofPattern("HH:mm")
                            .format(seat.house().clock().instant().atZone(ZoneId.of(id)));
        } catch (DateTimeException e) {
            return id;
        }
    }

    List<Component> earlier(ContactCard card) {
        List<Component> rows = new ArrayList<>();
        for (ConversationRow row : card.earlier()) rows.add(link(row));
        if (rows.isEmpty()) {
            Span none = new Span(seat.text("card.earlier.none"));
            none.addClassName("quiet");
            rows.add(none);
        }
        return rows;
    }

    private Anchor link(ConversationRow row) {
        Queue queue = row.status() == ConversationStatus.RESOLVED ? Queue.RESOLVED : Queue.ALL;
        Anchor link = new Anchor(QueuePath.of(queue, row.id()));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("inbox-earlier");
        if (!row.channel().equals(Channels.CHAT)) {
            HouseIcon icon = new HouseIcon(row.channel(), 14);
            icon.addClassName("inbox-channel-" + row.channel());
            link.add(icon);
        }
        Span text = new Span(row.preview());
        text.addClassName("inbox-earlier-text");
        Span when = new Span(day(row.lastActivityAt()));
        when.addClassName("inbox-earlier-when");
        link.add(text, when);
        return link;
    }

    String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(seat.locale().getLanguage().equals("en") ? Locale.UK : seat.locale())
                .format(at.atZone(ZoneId.systemDefault()));
    }
}
