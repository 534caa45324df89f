package dev.tributary.routes.score;

import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Published test cards, each to be hidden and nothing else, and numbers of other kinds that must stay. */
final class Cards implements ScoredSet {
    private static final String HIDDEN = "•••• •••• •••• ";

    private final Masker masker = new Masker();

    @Override
    public String name() {
        return "cards";
    }

    @Override
    public List<Tally> score(Path folder) throws IOException {
        Tally core = new Tally("cards-recall-core", Bar.atLeast(98, 100));
        Tally other = new Tally("cards-recall-other", Bar.NONE);
        for (Map<String, String> row : CaseFile.table(folder.resolve("positives.tsv"))) {
            String text = cell(row, "text");
            boolean right = masked(text).value().equals(expected(text, cell(row, "spans")));
            (cell(row, "class").equals("core") ? core : other).add(cell(row, "id"), right);
        }
        Tally natural = new Tally("cards-false-natural", Bar.atMost(0));
        Tally rest = new Tally("cards-false-rest", Bar.atMost(0.01));
        for (Map<String, String> row : CaseFile.table(folder.resolve("negatives.tsv"))) {
            String text = cell(row, "text");
            boolean changed = !masked(text).value().equals(text);
            (cell(row, "class").endsWith("natural") ? natural : rest).add(cell(row, "id"), changed);
        }
        return List.of(core, other, natural, rest);
    }

    private MaskedText masked(String text) {
        return masker.mask(Unmasked.of(text), MaskPlan.CARDS);
    }

    private static String cell(Map<String, String> row, String name) {
        return row.getOrDefault(name, "");
    }

    /** The text with every span ("0-16,17-36") in the house's one form. */
    private static String expected(String text, String spans) {
        StringBuilder expected = new StringBuilder();
        int copied = 0;
        for (String span : spans.split(",", -1)) {
            if (span.isBlank()) continue;
            int dash = span.indexOf('-');
            int from = Integer.parseInt(span.substring(0, dash).strip());
            int to = Integer.parseInt(span.substring(dash + 1).strip());
            expected.append(text, copied, from).append(HIDDEN).append(lastFour(text.substring(from, to)));
            copied = to;
        }
        return expected.append(text, copied, text.length()).toString();
    }

    private static String lastFour(String number) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            int digit = Character.digit(number.charAt(i), 10);
            if (digit >= 0) digits.append(digit);
        }
        return digits.substring(Math.max(0, digits.length() - 4));
    }
}
