package dev.tributary.engine.access;

/** What looks like a telephone number: who types one writes it as they like. */
public final class PhoneNumber {
    private static final int LONGEST = 60;
    private static final String SIGNS = " +-()/.";

    private PhoneNumber() {}

    /** Whether these are 3 to 20 digits with the usual signs between them. */
    public static boolean is(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        return text.length() <= LONGEST
                && digits >= 3
                && digits <= 20
                && text.chars().allMatch(c -> Character.isDigit(c) || SIGNS.indexOf(c) >= 0);
    }
}
