package dev.tributary.engine.decision;

/** How a rule is switched. Kept beside its text; only a book written as one text shows it, after the rule's name. */
public enum RuleMode {
    /** It acts. */
    LIVE(""),
    /** It runs on every event, and what it would have decided is only recorded. */
    SHADOW("shadow"),
    /** It is checked at every save and never tried. */
    OFF("off");

    private final String word;

    RuleMode(String word) {
        this.word = word;
    }

    /** The word after the rule's name; empty for {@link #LIVE}. */
    public String word() {
        return word;
    }
}
