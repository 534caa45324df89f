/** What Outlook packs into {@code winmail.dat} (MS-OXTNEF): the attachments with their names, and the text of the mail, as
 * HTML where it is wrapped in RTF (MS-OXRTFCP, MS-OXRTFEX). A reader of our own, because the format is small and the
 * libraries for it bring a whole office suite along. Every length is checked against what is there; what is broken is read
 * as far as it goes. */
@NullMarked
package dev.tributary.routes.mail.tnef;

import org.jspecify.annotations.NullMarked;
