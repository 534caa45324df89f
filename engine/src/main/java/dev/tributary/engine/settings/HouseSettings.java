package dev.tributary.engine.settings;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The settings of the house. Changes need full access. */
public interface HouseSettings {
    /** The settings now. */
    Values current();

    /** Changes them. The password of the mail sender stays when it is null. */
    void change(UUID actor, Values values, @Nullable String mailPassword);

    /** The password of the mail sender, or the empty string; for the sender only. */
    String mailPassword();

    /**
     * The settings.
     *
     * @param publicUrl where browsers and Facebook reach this house, without a slash at the end; empty when not set
     * @param proxyTrusted whether {@code X-Forwarded-*} of the proxy in front is believed
     * @param mailHost SMTP host of the house's own mail; empty when it cannot send
     * @param mailPort SMTP port
     * @param mailSecurity {@code none}, {@code starttls} or {@code tls}
     * @param mailUser SMTP user, or empty
     * @param mailFrom the sender's address
     */
    record Values(
            String publicUrl,
            boolean proxyTrusted,
            String mailHost,
            int mailPort,
            String mailSecurity,
            String mailUser,
            String mailFrom) {
        /** Whether mail of the house's own has a server and a sender. */
        public boolean sendsMail() {
            return !mailHost.isBlank() && !mailFrom.isBlank();
        }
    }
}
