package dev.tributary.engine.masking;

/**
 * What makes digits a payment card: an issuer's prefix with a length it uses (ISO/IEC 7812 ranges as the schemes publish
 * them) and a right check digit (Luhn, ISO/IEC 7812-1 annex B).
 */
final class CardNumbers {
    /** The fewest digits of a card. */
    static final int SHORTEST = 13;
    /** The most digits of a card. */
    static final int LONGEST = 19;

    private CardNumbers() {}

    /** Whether these digits (ASCII, no separators) are a card number. */
    static boolean is(char[] digits, int length) {
        return length >= SHORTEST && length <= LONGEST && issued(digits, length) && luhn(digits, length);
    }

    private static boolean luhn(char[] digits, int length) {
        int sum = 0;
        boolean twice = false;
        for (int i = length - 1; i >= 0; i--) {
            int digit = digits[i] - '0';
            if (twice) {
                digit *= 2;
                if (digit > 9) digit -= 9;
            }
            sum += digit;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    private static boolean issued(char[] digits, int length) {
        int six = prefix(digits, 6);
        int four = six / 100;
        int three = six / 1_000;
        int two = six / 10_000;
        return switch (digits[0]) {
            case '1' -> length == 15 && (three == 122 || three == 192 || four == 1800);
            case '2' ->
                (length == 16 && between(four, 2221, 2720))
                        || (between(four, 2200, 2204) && length >= 16)
                        || (four == 2131 && length == 15);
            case '3' ->
                (length == 15 && (two == 34 || two == 37))
                        || (between(four, 3528, 3589) && length >= 16)
                        || ((between(three, 300, 305) || four == 3095 || two == 36 || two == 38 || two == 39)
                                && (length == 14 || length == 16 || length == 19));
            case '4' -> length == 13 || length == 16 || length == 19;
            case '5' -> (length == 16 && between(two, 51, 55)) || two == 50 || between(two, 56, 58);
            case '6' -> six(four, three, two, length);
            case '8' -> length >= 16 && (two == 81 || two == 82);
            case '9' -> length == 16 && four == 9792;
            default -> false;
        };
    }

    /** Discover, UnionPay, RuPay and Hipercard from 16 digits on; Maestro and Laser from 13; InstaPayment. */
    private static boolean six(int four, int three, int two, int length) {
        boolean longOne = four == 6011 || between(three, 644, 649) || two == 65 || two == 62 || two == 60;
        boolean maestro = four == 6304 || four == 6390 || four == 6706 || four == 6709 || between(three, 675, 677);
        return (longOne && length >= 16) || maestro || (between(three, 636, 639) && length == 16);
    }

    private static int prefix(char[] digits, int length) {
        int value = 0;
        for (int i = 0; i < length; i++) value = value * 10 + (digits[i] - '0');
        return value;
    }

    private static boolean between(int value, int least, int most) {
        return value >= least && value <= most;
    }
}
