package dev.tributary.routes.mail.reply;

/** What a line of a mail is. */
enum Part {
    REPLY,
    QUOTATION,
    SIGNATURE
}
