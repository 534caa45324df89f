package dev.tributary.routes.mail;

/** Parts what somebody wrote from what their mail program quoted below it. */
interface ReplySplitter {
    /** Nothing is lost: what is not visible is in the rest. Linear in the text's length. */
    Split split(String text);

    /**
     * A mail's text in two.
     *
     * @param visible what the sender wrote
     * @param rest quotation and signature; may be empty
     */
    record Split(String visible, String rest) {}
}
