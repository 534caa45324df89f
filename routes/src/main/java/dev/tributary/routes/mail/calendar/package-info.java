/** Invitations in mails (RFC 5545, RFC 5546): what, when, where and who, said in lines that need no language. Reads a few
 * properties of the first event and leaves everything else to the file, which stays attached. */
@NullMarked
package dev.tributary.routes.mail.calendar;

import org.jspecify.annotations.NullMarked;
