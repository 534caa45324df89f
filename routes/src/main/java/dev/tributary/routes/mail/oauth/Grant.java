package dev.tributary.routes.mail.oauth;

import java.net.URI;

/**
 * By what a provider gives out access.
 *
 * @param provider its name for people
 * @param tokenUrl where it is asked
 * @param clientId which app of theirs the house is
 * @param clientSecret that app's secret, or the empty string for an app without one
 * @param scope what access is asked for, or the empty string for what was agreed to once
 * @param app whether the app signs in itself (RFC 6749 section 4.4) instead of a user by a refresh token (section 6)
 */
public record Grant(String provider, URI tokenUrl, String clientId, String clientSecret, String scope, boolean app) {
    /** Shows no secret. */
    @Override
    public String toString() {
        return provider + " " + tokenUrl + (app ? " as an app" : " for a user");
    }
}
