/** The visible reply: what somebody wrote, parted from what their mail program put around it. A mail becomes lines, from
 * its plain text or from its HTML; the lines are looked at once, from the top, for what starts a quotation (marked lines,
 * "On … wrote:", "Original Message", a copied mail header), then what is left is looked at for a signature. Every line keeps
 * one of three names, so nothing is lost. The words of many languages stand in one place; all looking is done by hand, in
 * time linear in the text, since everybody may send us a mail. */
@NullMarked
package dev.tributary.routes.mail.reply;

import org.jspecify.annotations.NullMarked;
