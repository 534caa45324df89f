package dev.tributary.rules.run;

import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws the values that a condition looked at, in the language's own notation. */
final class Leaves {
    private static final int LONGEST = 80;

    private Leaves() {}

    static List<String> values(Expression expression, Facts facts) {
        Set<Field> fields = new LinkedHashSet<>();
        collect(expression, fields);
        List<String> values = new ArrayList<>();
        for (Field field : fields) {
            values.add(field.path() + " = " + drawn(field.reader().apply(facts)));
        }
        return values;
    }

    private static void collect(Expression expression, Set<Field> fields) {
        if (expression instanceof Expression.Read read) {
            fields.add(read.field());
        }
        expression.parts().forEach(part -> collect(part, fields));
    }

    /** As it would be written in a rule; long texts are cut. */
    static String drawn(@Nullable Object value) {
        return drawn(value, LONGEST);
    }

    /** The same, with another length for texts. */
    static String drawn(@Nullable Object value, int longest) {
        return switch (value) {
            case null -> "null";
            case String text -> quoted(text, longest);
            case List<?> list ->
                list.stream().map(item -> drawn(item, longest)).collect(Collectors.joining(", ", "[", "]"));
            case Duration duration -> drawn(duration);
            default -> value.toString();
        };
    }

    private static String quoted(String text, int longest) {
        int letters = Math.min(longest, text.codePointCount(0, text.length()));
        int end = text.offsetByCodePoints(0, letters);
        String line = text.substring(0, end)
                .replace("\\", "\\\\")
                .replace("'", "\\'")
                .replace("\n", "\\n")
                .replace("\r", "");
        return "'" + line + (end < text.length() ? "…'" : "'");
    }

    /** The two largest units, as literals are written. */
    private static String drawn(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 0) {
            return "-" + drawn(duration.negated());
        }
        long[] amounts = {seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60};
        String[] units = {"days", "hours", "minutes", "seconds"};
        for (int i = 0; i < units.length; i++) {
            if (amounts[i] > 0) {
                String first = amounts[i] + "." + units[i];
                return i + 1 < units.length && amounts[i + 1] > 0
                        ? first + " " + amounts[i + 1] + "." + units[i + 1]
                        : first;
            }
        }
        return "0.seconds";
    }
}
