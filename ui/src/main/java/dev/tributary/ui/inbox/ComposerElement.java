package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.function.SerializableConsumer;
import dev.tributary.ui.common.BrowserElement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The composer in the browser: {@code tributary-composer}. */
@Tag("tributary-composer")
final class ComposerElement extends BrowserElement {
    private static final long serialVersionUID = 1;

    /** The mode of a note. */
    static final String NOTE = "note";

    private final PendingFiles files = new PendingFiles();

    ComposerElement() {
        getElement().setAttribute("target", files);
    }

    /**
     * A way to answer.
     *
     * @param id the account, or {@link #NOTE}
     * @param channel its channel
     * @param name the name on its tab
     * @param recipient whom it reaches
     * @param subject whether it has a subject
     * @param files whether it takes files
     * @param maxLength longest text, or 0
     * @param closesAt when it closes, in milliseconds since 1970
     * @param personFrom from when on it takes only what a person writes, in milliseconds since 1970
     * @param blocked why it cannot be used now, in words
     * @param notice what to keep in mind when using it, in words
     */
    record Way(
            String id,
            String channel,
            String name,
            @Nullable String recipient,
            boolean subject,
            boolean files,
            int maxLength,
            @Nullable Long closesAt,
            @Nullable Long personFrom,
            @Nullable String blocked,
            @Nullable String notice) {}

    /**
     * What a composer starts with.
     *
     * @param conversation which conversation
     * @param ways the tabs
     * @param mode which of them
     * @param subject the draft's subject
     * @param text the draft's text
     * @param resolve whether sending and resolving in one is offered
     */
    record Setup(
            String conversation,
            List<Way> ways,
            String mode,
            @Nullable String subject,
            String text,
            boolean resolve) {}

    /**
     * What an agent wants to send.
     *
     * @param conversation where
     * @param mode the way
     * @param subject its subject
     * @param text its text
     * @param files ids of uploaded files
     * @param resolve whether to resolve afterwards
     * @param anyway whether to send although a message came in unseen
     */
    record Written(
            String conversation,
            String mode,
            @Nullable String subject,
            String text,
            @Nullable List<String> files,
            boolean resolve,
            boolean anyway) {}

    /**
     * A shortcut that can be chosen.
     *
     * @param name its name
     * @param text its text, variables not filled
     * @param team whether it is the team's
     */
    record Offered(String name, String text, boolean team) {}

    PendingFiles files() {
        return files;
    }

    void setup(Setup setup) {
        call("setup", setup);
    }

    void sent() {
        call("sent");
    }

    void refused(String why, boolean anyway, boolean resolve) {
        call("refused", why, anyway, resolve);
    }

    void saved() {
        call("saved");
    }

    /** Answers what {@link #onShortcuts} was told: the shortcuts, and what each variable stands for. */
    void offer(List<Offered> shortcuts, Map<String, String> values) {
        call("offer", shortcuts, values);
    }

    void onSend(SerializableConsumer<Written> listener) {
        getElement()
                .addEventListener("send", event -> listener.accept(event.getEventDetail(Written.class)))
                .addEventDetail();
    }

    void onDraft(SerializableConsumer<Written> listener) {
        getElement()
                .addEventListener("draft", event -> listener.accept(event.getEventDetail(Written.class)))
                .addEventDetail();
    }

    /** Somebody wants a shortcut in this conversation. */
    void onShortcuts(SerializableConsumer<String> listener) {
        String conversation = "event.detail.conversation";
        getElement()
                .addEventListener(
                        "shortcuts",
                        event -> listener.accept(
                                event.getEventData().get(conversation).asString()))
                .addEventData(conversation);
    }

    void onClosed(Runnable listener) {
        getElement().addEventListener("closed", event -> listener.run());
    }
}
