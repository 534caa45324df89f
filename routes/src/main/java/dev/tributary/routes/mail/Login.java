package dev.tributary.routes.mail;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/** What a mailbox's user shows at the door of its servers. Thread-safe. */
sealed interface Login permits PasswordLogin, TokenLogin {
    /**
     * The password, or an access token that is good now. May block while a provider is asked.
     *
     * @throws jakarta.mail.AuthenticationFailedException when the provider gives out none any more
     * @throws MessagingException when it gives out none just now
     */
    String word() throws MessagingException;

    /**
     * What to show instead of this, which a server has just refused.
     *
     * @return null when there is nothing else to try
     */
    @Nullable
    String instead(String refused) throws MessagingException;

    /** Who gave it out, or null for a password. */
    @Nullable
    String provider();
}
