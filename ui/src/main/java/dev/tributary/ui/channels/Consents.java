package dev.tributary.ui.channels;

import com.vaadin.flow.server.VaadinSession;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Consent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The questions that one person has put to providers and that are not answered yet. They live in the session, so that an
 * answer counts only in the browser that asked. Used under the session's lock.
 */
final class Consents {
    /** Who presses the button time after time means the last one. */
    private static final int MOST = 5;

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    /** A question, the settings it was put with, and the form that waits. */
    record Waiting(
            Consent consent, ChannelSettings settings, Consent.Question question, Consumer<Consent.Answer> form) {}

    static Consents of(VaadinSession session) {
        Consents known = session.getAttribute(Consents.class);
        if (known != null) return known;
        Consents fresh = new Consents();
        session.setAttribute(Consents.class, fresh);
        return fresh;
    }

    void put(Waiting asked) {
        waiting.put(asked.question().state(), asked);
        if (waiting.size() > MOST) waiting.remove(waiting.keySet().iterator().next());
    }

    /** Once. */
    Optional<Waiting> take(String state) {
        return Optional.ofNullable(waiting.remove(state));
    }
}
