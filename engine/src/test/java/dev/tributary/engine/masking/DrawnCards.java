package dev.tributary.engine.masking;

import java.util.Random;

/** Made-up card numbers with an issuer's prefix and a right check digit, and how they are printed. */
public final class DrawnCards {
    private static final String[] PREFIXES = {
        "4", "51", "55", "2221", "2720", "34", "37", "6011", "65", "3528", "36", "62", "5018", "6759"
    };

    private DrawnCards() {}

    /** The next card of this source. */
    public static String card(Random random) {
        String prefix = PREFIXES[random.nextInt(PREFIXES.length)];
        int length = prefix.startsWith("34") || prefix.startsWith("37") ? 15 : prefix.equals("36") ? 14 : 16;
        StringBuilder digits = new StringBuilder(prefix);
        while (digits.length() < length - 1) digits.append(random.nextInt(10));
        return digits.append(checkDigit(digits)).toString();
    }

    /** Grouped as on the card: 4-6-5, 4-6-4, else fours. */
    public static String printed(String card, String gap) {
        if (card.length() < 16) return card.substring(0, 4) + gap + card.substring(4, 10) + gap + card.substring(10);
        return card.replaceAll("(.{4})(?!$)", "$1" + gap.replace("$", "\\$"));
    }

    /** ISO/IEC 7812-1, annex B. */
    static int checkDigit(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return (10 - sum % 10) % 10;
    }
}
