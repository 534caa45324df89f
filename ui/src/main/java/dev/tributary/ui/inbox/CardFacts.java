package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableBiConsumer;
import dev.tributary.engine.conversation.ContactCard;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.spi.Channels;
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
import org.jspecify.annotations.Nullable;

/** What the card tells of a customer besides what can be edited. Days are the server's; moments that matter are the agent's own. */
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

    /** Names of facts, as text keys, and what shows them. */
    Map<String, Component> of(ContactCard card) {
        Map<String, Component> facts = new LinkedHashMap<>();
        if (card.signedId() != null) facts.put("card.signed", text(card.signedId()));
        if (card.place() != null) facts.put("card.place", text(place(card.place())));
        if (card.language() != null)
            facts.put(
                    "card.language", text(Locale.forLanguageTag(card.language()).getDisplayLanguage(seat.locale())));
        if (card.timeZone() != null) facts.put("card.zone", text(zone(card.timeZone())));
        BrowserName browser = BrowserName.of(card.userAgent(), card.hints());
        if (!browser.system().isEmpty()) facts.put("card.system", text(browser.system()));
        if (!browser.name().isEmpty()) facts.put("card.browser", text(browser.name()));
        if (card.consentAt() != null) facts.put("card.consent", consent(card.consentAt(), card.consentWording()));
        return facts;
    }

    private static Span text(String text) {
        Span value = new Span(text);
        value.setTitle(text);
        return value;
    }

    /** To the minute, with the words that were agreed to in full: it is what would have to be proven. */
    private Div consent(Instant at, @Nullable String wording) {
        MomentElement when = new MomentElement();
        when.getElement().setAttribute("dated", true);
        when.tell(seat, seat.text("card.consent.given", "{0}"), at);
        Div consent = new Div(when);
        consent.addClassName("inbox-consent");
        if (wording != null && !wording.isBlank()) {
            Span words = new Span(seat.text("card.consent.wording", wording));
            words.addClassName("inbox-consent-words");
            consent.add(words);
        }
        return consent;
    }

    private String place(ContactCard.Place place) {
        List<String> parts = new ArrayList<>();
        if (place.city() != null) parts.add(place.city());
        if (place.region() != null && !place.region().equals(place.city())) parts.add(place.region());
        if (place.country() != null) parts.add(Locale.of("", place.country()).getDisplayCountry(seat.locale()));
        return String.join(", ", parts);
    }

    private String zone(String id) {
        try {
            String name = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
            return name + " · "
                    + DateTimeFormatter.ofPattern("HH:mm")
                            .format(seat.house().clock().instant().atZone(ZoneId.of(id)));
        } catch (DateTimeException e) {
            return id;
        }
    }

    /** Earlier conversations; one that is pressed is handed on. */
    List<Component> earlier(ContactCard card, SerializableBiConsumer<ConversationRow, NativeButton> read) {
        List<Component> rows = new ArrayList<>();
        for (ConversationRow row : card.earlier()) rows.add(button(row, read));
        if (rows.isEmpty()) {
            Span none = new Span(seat.text("card.earlier.none"));
            none.addClassName("quiet");
            rows.add(none);
        }
        return rows;
    }

    private NativeButton button(ConversationRow row, SerializableBiConsumer<ConversationRow, NativeButton> read) {
        NativeButton button = new NativeButton();
        button.addClickListener(event -> read.accept(row, button));
        button.addClassName("inbox-earlier");
        if (!row.channel().equals(Channels.CHAT)) {
            button.add(seat.house().channels().icon(row.channel(), 14));
        }
        Span text = new Span(row.preview());
        text.addClassName("inbox-earlier-text");
        Span when = new Span(day(row.lastActivityAt()));
        when.addClassName("inbox-earlier-when");
        button.add(text, when);
        return button;
    }

    String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(seat.locale().getLanguage().equals("en") ? Locale.UK : seat.locale())
                .format(at.atZone(ZoneId.systemDefault()));
    }
}
