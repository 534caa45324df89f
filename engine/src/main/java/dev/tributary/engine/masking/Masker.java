package dev.tributary.engine.masking;

/** Turns unmasked text into masked text. Pure, thread-safe, linear in the length of the text. */
public final class Masker {
    /** Masks plain text: bodies, subjects, names, file names, page addresses. */
    public MaskedText mask(Unmasked text, MaskPlan plan) {
        throw new UnsupportedOperationException();
    }

    /** Masks HTML, seeing through tags and entities that split digits; the markup stays as it was elsewhere. */
    public MaskedText maskHtml(Unmasked html, MaskPlan plan) {
        throw new UnsupportedOperationException();
    }

    /**
     * Masks the bytes of an attachment that is text (by media type or by look), in its own charset; other bytes come
     * back as they are.
     */
    public byte[] maskFile(byte[] content, String mediaType, MaskPlan plan) {
        throw new UnsupportedOperationException();
    }
}
