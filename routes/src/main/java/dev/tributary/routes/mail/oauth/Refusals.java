package dev.tributary.routes.mail.oauth;

import dev.tributary.routes.mail.oauth.NoAccessException.Why;
import java.util.Set;

/**
 * What a refusal means: by the error's name (RFC 6749 section 5.2, Google's own names), and where Microsoft says the same
 * name for different things, by its number.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">Microsoft's numbers</a>
 */
final class Refusals {
    private static final Set<String> CLIENT =
            Set.of("invalid_client", "unauthorized_client", "deleted_client", "disabled_client");
    private static final Set<String> ENDED =
            Set.of("invalid_grant", "interaction_required", "login_required", "consent_required", "access_denied");
    private static final Set<String> AWAY =
            Set.of("temporarily_unavailable", "server_error", "slow_down", "rate_limit_exceeded", "internal_failure");
    /** No such tenant: by its id, by its name, and none at all. */
    private static final Set<String> TENANT_NUMBERS = Set.of("AADSTS90002", "AADSTS900023", "AADSTS50059");
    /** Trouble of theirs that passes. */
    private static final Set<String> AWAY_NUMBERS = Set.of("AADSTS90033", "AADSTS90025", "AADSTS50196", "AADSTS90055");
    /** The app, or its secret: unknown there, wrong, too old. */
    private static final Set<String> CLIENT_NUMBERS =
            Set.of("AADSTS700016", "AADSTS7000215", "AADSTS7000222", "AADSTS7000218", "AADSTS7000112");

    private Refusals() {}

    static Why why(int status, String error, String said) {
        String number = number(said);
        if (TENANT_NUMBERS.contains(number)) return Why.TENANT;
        if (AWAY_NUMBERS.contains(number)) return Why.AWAY;
        if (CLIENT_NUMBERS.contains(number)) return Why.CLIENT;
        if (AWAY.contains(error) || status == 429 || status >= 500) return Why.AWAY;
        if (CLIENT.contains(error)) return Why.CLIENT;
        if (ENDED.contains(error)) return Why.ENDED;
        // an error without a name is not the endpoint's own word: a proxy on the way, a page of maintenance
        return error.isEmpty() ? Why.AWAY : Why.REFUSED;
    }

    private static String number(String said) {
        int end = said.indexOf(':');
        return said.startsWith("AADSTS") && end > 0 ? said.substring(0, end) : "";
    }
}
