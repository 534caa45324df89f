/** Mails that come back: is this one a mail server's report on a mail of ours, whom did it not reach, for good or for now,
 * and why? Read from the machine's part where there is one (RFC 3464, RFC 5965), else from the words that mail servers
 * have used for decades, which follow no standard. Knows nothing of MIME: it is given the texts of the parts, of each a
 * bounded piece. */
@NullMarked
package dev.tributary.routes.mail.bounce;

import org.jspecify.annotations.NullMarked;
