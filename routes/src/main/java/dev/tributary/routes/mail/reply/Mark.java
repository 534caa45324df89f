package dev.tributary.routes.mail.reply;

/** What a mail says of a line by marks or markup. */
enum Mark {
    /** Nothing. */
    NONE,
    /** It is quoted, perhaps by hand. */
    QUOTED,
    /** A mail program quoted it. */
    CITED,
    /** From here on everything is the mail that is answered. */
    OPENS
}
