/** OAuth 2.0 (RFC 6749) as far as mailboxes need it: asks a provider for access tokens, by a refresh token or as an app of
 * its own, keeps them in memory until they are about to end, and says in the house's words why there is none. Knows nothing
 * of mail. */
@NullMarked
package dev.tributary.routes.mail.oauth;

import org.jspecify.annotations.NullMarked;
