package dev.tributary.routes.mail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Message-ID as the name that a mail has on its way ({@code ENVID}), which reports of its delivery repeat as
 * {@code Original-Envelope-Id}: servers that return nothing of a mail return that.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3461#section-4">RFC 3461, sections 4 and 4.4</a>
 */
final class EnvelopeId {
    /** The most that a server has to take, as it is written. */
    private static final int LONGEST = 100;

    private EnvelopeId() {}

    /** In {@code xtext}; null when it is too long to be one. */
    static @Nullable String of(String messageId) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < messageId.length(); i++) {
            char c = messageId.charAt(i);
            if (c < '!' || c > '~') return null;
            if (c == '+' || c == '=')
                name.append('+').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            else name.append(c);
        }
        return name.length() > LONGEST ? null : name.toString();
    }
}
