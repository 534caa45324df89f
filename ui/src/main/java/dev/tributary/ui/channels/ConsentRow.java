package dev.tributary.ui.channels;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.engine.spi.Consent;
import dev.tributary.engine.spi.Trouble;
import dev.tributary.ui.common.CopyLine;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import dev.tributary.ui.common.Troubles;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a provider has a page for it: the address to register there, and the button that opens the page. */
class ConsentRow extends Div {
    private static final long serialVersionUID = 1;

    private final transient ChannelDesk desk;
    private final transient Consent consent;
    private final transient Supplier<ChannelSettings> typed;
    private final transient Consumer<Map<String, String>> granted;
    private final Div further = new Div();
    private final Say say = new Say();
    private @Nullable String shown;

    /** Puts it into a form, below the field that it fills, for channels that have such pages. */
    static void into(SettingsFields fields, ChannelDesk desk, ChannelType type, Supplier<ChannelSettings> typed) {
        Consent consent = type.consent();
        if (consent == null) return;
        ConsentRow row = new ConsentRow(desk, consent, typed, fields::granted);
        fields.below(consent.fills(), row);
        fields.whenChosen(() -> row.show(consent.provider(fields.typed())));
    }

    /**
     * Shows nothing until a provider is chosen.
     *
     * @param typed what stands in the form, with the secrets that are kept
     * @param granted takes the secrets that came of it
     */
    private ConsentRow(
            ChannelDesk desk, Consent consent, Supplier<ChannelSettings> typed, Consumer<Map<String, String>> granted) {
        this.desk = desk;
        this.consent = consent;
        this.typed = typed;
        this.granted = granted;
        addClassName("form-section");
        further.addClassName("form-foot");
        setVisible(false);
    }

    /** The provider that is chosen now, or null. */
    private void show(@Nullable String provider) {
        if (Objects.equals(provider, shown)) return;
        shown = provider;
        removeAll();
        say.nothing();
        further.setVisible(false);
        setVisible(provider != null);
        if (provider == null) return;
        HouseButton open =
                HouseButton.of("key", getTranslation("channels.consent.open", provider), () -> ask(provider));
        open.setId("sign-in-there");
        Div buttons = new Div(open, say);
        buttons.addClassName("form-foot");
        add(new FormRow(
                getTranslation("channels.consent.back"),
                new CopyLine("redirect-uri", back()),
                getTranslation("channels.consent.back.help", provider)));
        if (!desk.publicUrlSet()) {
            Span unset = new Span(getTranslation("channels.publicUrl.unset"));
            unset.addClassNames("say", "bad");
            add(unset);
        }
        add(buttons, further);
    }

    private String back() {
        return desk.publicUrl() + "/" + SignedInView.PATH;
    }

    private void ask(String provider) {
        ChannelSettings settings = typed.get();
        UI ui = getUI().orElseThrow();
        try {
            Consent.Question question = consent.ask(settings, back());
            Consents.of(VaadinSession.getCurrent())
                    .put(new Consents.Waiting(consent, settings, question, answer -> told(ui, provider, answer)));
            Anchor page = new Anchor(question.url(), getTranslation("channels.consent.page", provider));
            page.setTarget(AnchorTarget.BLANK);
            page.getElement().setAttribute("rel", "noopener");
            say.nothing();
            further.removeAll();
            further.setVisible(true);
            further.add(new Span(getTranslation("channels.consent.waiting")), page);
            ui.getPage().open(question.url(), "_blank");
        } catch (IllegalArgumentException incomplete) {
            say.bad(getTranslation(String.valueOf(incomplete.getMessage())));
        }
    }

    private void told(UI ui, String provider, Consent.Answer answer) {
        try {
            ui.access(() -> {
                further.setVisible(false);
                Trouble trouble = answer.trouble();
                if (trouble != null) say.bad(Troubles.words(this, trouble));
                else {
                    granted.accept(answer.secrets());
                    say.good(getTranslation("channels.consent.done", provider));
                }
            });
        } catch (UIDetachedException closed) {
            // nobody waits in the form any more
            return;
        }
    }
}
