package dev.tributary.engine.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How many drawn cards are hidden, in how many ways of writing them, and how much else is. */
class RecallAndPrecisionTest {
    private static final long SEED = 20261129;
    private static final int CARDS_A_NOTATION = 250;
    private static final int OTHER_NUMBERS = 100_000;

    private static final String[] GAPS = {
        " ",
        "-",
        ".",
        "/",
        "_",
        "\u00A0",
        "\u2009",
        "\u202F",
        "\u200B",
        "\u00AD",
        "\u2011",
        "\u2013",
        "\u2212",
        "\u00B7",
        " - ",
        "  ",
        "\t",
        "\n",
        " \u2013 ",
        "+",
        "%20",
        "%2D"
    };

    private final Masker masker = new Masker();
    private final Random random = new Random(SEED);

    @Test
    void cardsAreHiddenInFortyNotations() {
        Map<String, UnaryOperator<String>> notations = notations();
        assertThat(notations).hasSizeGreaterThanOrEqualTo(40);
        int all = 0;
        List<String> missed = new ArrayList<>();
        for (Map.Entry<String, UnaryOperator<String>> notation : notations.entrySet()) {
            for (int i = 0; i < CARDS_A_NOTATION; i++, all++) {
                String card = DrawnCards.card(random);
                String masked = masker.mask(
                                Unmasked.of("Card: " + notation.getValue().apply(card) + ", thanks."), MaskPlan.CARDS)
                        .value();
                if (digits(masked).length() > 4 || !masked.contains("•••• •••• •••• " + last(card)))
                    missed.add(notation.getKey() + " of " + card.length() + " digits");
            }
        }
        System.out.printf("cards: %d of %d hidden, %d notations%n", all - missed.size(), all, notations.size());
        assertThat(missed).hasSizeLessThanOrEqualTo(all / 1000);
    }

    private static Map<String, UnaryOperator<String>> notations() {
        Map<String, UnaryOperator<String>> notations = new LinkedHashMap<>();
        notations.put("plain", card -> card);
        for (String gap : GAPS) notations.put("gap U+" + hex(gap), card -> DrawnCards.printed(card, gap));
        for (String gap : new String[] {" ", "-", "."})
            notations.put("every digit, gap U+" + hex(gap), card -> String.join(gap, card.split("")));
        notations.put("eights", card -> card.substring(0, 8) + " " + card.substring(8));
        notations.put("first six", card -> card.substring(0, 6) + " " + card.substring(6));
        notations.put("all but four", card -> card.substring(0, card.length() - 4) + " " + last(card));
        notations.put("pairs", card -> card.replaceAll("(..)(?!$)", "$1 "));
        notations.put("threes", card -> card.replaceAll("(...)(?!$)", "$1 "));
        notations.put("Arabic-Indic digits", card -> script(card, '\u0660'));
        notations.put("Persian digits", card -> script(card, '\u06F0'));
        notations.put("Devanagari digits", card -> script(card, '\u0966'));
        notations.put("full width", card -> script(card, '\uFF10'));
        notations.put("full width in fours", card -> DrawnCards.printed(script(card, '\uFF10'), "\u3000"));
        notations.put("in quotation marks", card -> '"' + card + '"');
        notations.put("JSON", card -> "{\"number\":\"" + card + "\"}");
        notations.put("a link's parameter", card -> "https://pay.example/?card=" + card + "&x");
        notations.put("in brackets", card -> "(" + DrawnCards.printed(card, " ") + ")");
        notations.put("no blank before", card -> "no." + card);
        notations.put("a direction mark before", card -> "\u200E" + DrawnCards.printed(card, " "));
        notations.put("escaped digits", card -> card.replaceAll("(.)", "%3$1"));
        return notations;
    }

    @Test
    void orderNumbersPhonesAccountsAndParcelsStay() {
        List<String> hidden = new ArrayList<>();
        for (int i = 0; i < OTHER_NUMBERS; i++) {
            String text = "It is " + other(i % 20) + ", please look.";
            if (masker.mask(Unmasked.of(text), MaskPlan.CARDS).hidden() > 0) hidden.add(text);
        }
        System.out.printf("other numbers: %d of %d hidden%n", hidden.size(), OTHER_NUMBERS);
        assertThat(hidden).hasSizeLessThanOrEqualTo(OTHER_NUMBERS / 1000);
    }

    private String other(int kind) {
        return switch (kind) {
            case 0 -> "order " + numeric(8);
            case 1 -> "order #" + numeric(10);
            case 2 -> "2026-" + numeric(6);
            case 3 -> "INV-2026/" + numeric(5) + "/" + numeric(2);
            case 4 -> "WC-" + numeric(12);
            case 5 -> "+36 " + (random.nextBoolean() ? "30 " : "1 ") + numeric(3) + " " + numeric(4);
            case 6 -> "06-20/" + numeric(3) + "-" + numeric(4);
            case 7 -> "+1 (" + numeric(3) + ") " + numeric(3) + "-" + numeric(4);
            case 8 -> "+49 " + numeric(3) + " " + numeric(8);
            case 9 -> "+44 7" + numeric(3) + " " + numeric(6);
            case 10 -> iban("HU", numeric(24));
            case 11 -> iban("DE", numeric(18)).replaceAll("(.{4})(?!$)", "$1 ");
            case 12 -> iban("GB", "WEST" + numeric(14));
            case 13 -> "RR" + numeric(9) + "HU";
            case 14 -> "1Z" + (numeric(3) + "A" + numeric(12)).substring(0, 16);
            case 15 -> "GLS " + numeric(11);
            case 16 ->
                "9400 1" + numeric(3) + " " + numeric(4) + " " + numeric(4) + " " + numeric(4) + " " + numeric(2);
            case 17 ->
                "2026-11-" + numeric(2) + " " + numeric(2) + ":" + numeric(2) + ":" + numeric(2) + "." + numeric(3);
            case 18 -> new UUID(random.nextLong(), random.nextLong()).toString();
            default -> "tax number " + numeric(8) + "-" + numeric(1) + "-" + numeric(2);
        };
    }

    /** With its check digits (ISO 7064, mod 97-10). */
    private static String iban(String country, String account) {
        StringBuilder number = new StringBuilder();
        for (char c : (account + country + "00").toCharArray()) number.append(Character.digit(c, 36));
        int check = 98
                - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + String.format(Locale.ROOT, "%02d", check) + account;
    }

    private String numeric(int length) {
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) digits.append(random.nextInt(10));
        return digits.toString();
    }

    private static String script(String card, char zero) {
        StringBuilder out = new StringBuilder();
        for (char c : card.toCharArray()) out.append((char) (zero + c - '0'));
        return out.toString();
    }

    private static String digits(String text) {
        return text.codePoints()
                .filter(Character::isDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String last(String card) {
        return card.substring(card.length() - 4);
    }

    private static String hex(String gap) {
        StringBuilder out = new StringBuilder();
        gap.chars().forEach(c -> out.append(Integer.toHexString(c)).append(' '));
        return out.toString().strip();
    }
}
