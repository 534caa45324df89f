package dev.tributary.routes.mail.reply;

/**
 * One line of a mail.
 *
 * @param text the line, without marks of quotation where it comes from HTML
 * @param mark what marks or markup say of it
 */
record Line(String text, Mark mark) {
    /** A line of plain text: {@code >} marks a quotation (RFC 3676, section 4.5). */
    static Line ofText(String text) {
        return new Line(text, text.stripLeading().startsWith(">") ? Mark.QUOTED : Mark.NONE);
    }

    boolean quoted() {
        return mark == Mark.QUOTED || mark == Mark.CITED;
    }

    boolean opens() {
        return mark == Mark.OPENS;
    }

    boolean blank() {
        return Text.blank(text);
    }
}
