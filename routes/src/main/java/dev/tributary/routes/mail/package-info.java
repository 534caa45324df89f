/** E-mail. A mailbox is looked into time after time; what is new by its numbers, opened by somebody or not, is read on the
 * mailbox's thread, handed in, and only then settled, so that a crash at any point means that the mail comes again and
 * changes nothing then. What cannot be read goes to a
 * Quarantine folder of the same mailbox, with a row that says why. Answers go out over SMTP as finished mails whose ids this
 * installation signed, so that the customer's next mail finds its way back. {@link dev.tributary.routes.mail.MailParser}
 * turns bytes into a message and expects the worst of them. */
@NullMarked
package dev.tributary.routes.mail;

import org.jspecify.annotations.NullMarked;
