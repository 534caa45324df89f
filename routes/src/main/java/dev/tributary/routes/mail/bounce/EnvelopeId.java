package dev.tributary.routes.mail.bounce;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Message-ID as the name that a mail has on its way ({@code ENVID}), which reports of its delivery repeat as
 * {@code Original-Envelope-Id}: servers that return nothing of a mail return that.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3461#section-4">RFC 3461, sections 4 and 4.4</a>
 */
public final class EnvelopeId {
    /** The most that a server has to take, as it is written. */
    private static final int LONGEST = 100;

    private EnvelopeId() {}

    /** In {@code xtext}; null when it is too long to be one. */
    public static @Nullable String of(String messageId) {
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

    /** As it was given; what is no {@code xtext} stays as it is. */
    static String read(String xtext) {
        StringBuilder name = new StringBuilder(xtext.length());
        for (int i = 0; i < xtext.length(); i++) {
            char c = xtext.charAt(i);
            int high = c == '+' && i + 2 < xtext.length() ? Character.digit(xtext.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(xtext.charAt(i + 2), 16);
            if (low < 0) {
                name.append(c);
                continue;
            }
            name.append((char) (high * 16 + low));
            i += 2;
        }
        return name.toString();
    }
}
