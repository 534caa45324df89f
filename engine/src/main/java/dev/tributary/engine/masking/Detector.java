package dev.tributary.engine.masking;

/** What can be recognised and hidden. The engine owns the patterns; rule books only name detectors. */
public enum Detector {
    /** Payment cards: 13 to 19 digits, an issuer's prefix, a right check digit. Always on. */
    CARD_NUMBERS("cardNumbers"),
    /** International bank account numbers (ISO 13616) with right check digits. */
    IBANS("ibans");

    private final String word;

    Detector(String word) {
        this.word = word;
    }

    /** The word for it in a rule book. */
    public String word() {
        return word;
    }
}
