package dev.tributary.rules.run;

/** A value that cannot be: the rule breaks and counts as not matching. Carries the key of a sentence, and no stack. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;

    private Broken(String key) {
        super(key, null, false, false);
        this.key = key;
    }

    /** The key of the sentence that says why. */
    String key() {
        return key;
    }

    /** A number, duration or point in time beyond what can be kept. */
    static Broken overflow() {
        return new Broken("broken.overflow");
    }

    /** Division by zero. */
    static Broken zero() {
        return new Broken("broken.zero");
    }

    /** A place in a text that it does not have. */
    static Broken place() {
        return new Broken("broken.place");
    }

    /** A number that must be whole and is not. */
    static Broken fraction() {
        return new Broken("broken.fraction");
    }

    /** A text that should be a whole number and is none. */
    static Broken notANumber() {
        return new Broken("broken.notANumber");
    }

    /** A block that goes through more than a rule may. */
    static Broken work() {
        return new Broken("broken.work");
    }
}
