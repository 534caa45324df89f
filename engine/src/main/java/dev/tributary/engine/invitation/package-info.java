/**
 * Invitations: a new colleague gets a mail of the house with a link, and chooses a password behind it. The link is good for
 * three days and once; only a hash of it is kept, and beside it, until the mail has gone, the link itself under seal.
 */
@NullMarked
package dev.tributary.engine.invitation;

import org.jspecify.annotations.NullMarked;
