package dev.tributary.rules.run;

import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Type;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes expressions at random that mean the same to Groovy: each of the type it is asked for, with and without the brackets
 * that precedence makes superfluous. Left out is what the page for admins lists as different.
 */
final class MadeExpressions {
    private final Random random;
    private final Map<Type, List<String>> present = new EnumMap<>(Type.class);
    private final Map<Type, List<String>> absent = new EnumMap<>(Type.class);
    private boolean inBlock;

    MadeExpressions(Random random, Facts facts) {
        this.random = random;
        for (Type type : Type.values()) {
            present.put(type, fields(facts, type, true));
            absent.put(type, fields(facts, type, false));
        }
    }

    /**
     * Fields that can only be one of a few are left out: comparing them with anything else is refused. So are fields of a
     * field ({@code now.hour}): what stands for them in Groovy cannot be a value and have fields at once.
     */
    private static List<String> fields(Facts facts, Type type, boolean there) {
        return Vocabulary.standard().fields().stream()
                .filter(field -> field.type() == type
                        && (field.values() == null || field.values().ofHouse())
                        && !ofField(field))
                .filter(field -> (field.reader().apply(facts) != null) == there)
                .map(Field::path)
                .toList();
    }

    /** Whether what stands before the dot is a field itself. */
    static boolean ofField(Field field) {
        int dot = field.path().indexOf('.');
        return dot > 0
                && Vocabulary.standard().fields().stream()
                        .map(Field::path)
                        .anyMatch(field.path().substring(0, dot)::equals);
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String field(Type type, String otherwise) {
        List<String> paths = present.get(type);
        return paths.isEmpty() ? otherwise : paths.get(random.nextInt(paths.size()));
    }

    private String absent(Type type) {
        List<String> paths = absent.get(type);
        return paths.isEmpty() ? "null" : paths.get(random.nextInt(paths.size()));
    }

    /** Not around a name alone: {@code (a) - b} is a cast to Groovy's parser. */
    private static String bracketed(String expression) {
        return expression.indexOf(' ') < 0 && !expression.startsWith("-") ? expression : "(" + expression + ")";
    }

    private boolean rarely() {
        return random.nextInt(8) == 0;
    }

    /** An expression of any type. */
    String any(int depth) {
        return switch (random.nextInt(10)) {
            case 0 -> text(depth);
            case 1 -> number(depth);
            case 2 -> texts(depth);
            case 3 -> numbers(depth);
            case 4 -> duration(depth);
            case 5 -> moment(depth);
            default -> condition(depth);
        };
    }

    private String condition(int depth) {
        if (depth <= 0) {
            return test(0);
        }
        int less = depth - 1;
        return switch (random.nextInt(10)) {
            case 0 -> operand(less) + " && " + operand(less);
            case 1 -> operand(less) + " || " + operand(less);
            case 2 -> operand(less) + " && " + operand(less) + " || " + operand(less);
            case 3 -> operand(less) + " || " + operand(less) + " && !" + primaryFlag(less);
            case 4 -> operand(less) + " ? " + condition(less) + " : " + condition(less);
            case 5 -> primaryFlag(less) + " ?: " + primaryFlag(less);
            default -> test(depth);
        };
    }

    /** What can stand beside {@code &&} as it is. */
    private String operand(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> truthy(depth);
            case 1 -> "!" + primaryFlag(depth);
            case 2 -> bracketed(condition(depth));
            default -> test(depth);
        };
    }

    /** A value alone, as a condition. */
    private String truthy(int depth) {
        return switch (random.nextInt(9)) {
            case 0 -> primaryText(depth);
            case 1 -> primaryNumber(depth);
            case 2 -> primaryTexts(depth);
            case 3 -> primaryNumbers(depth);
            case 4 -> one("0.days", "now", field(Type.DURATION, "1.day"));
            case 5 -> absent(one(Type.TEXT, Type.DURATION, Type.MOMENT));
            case 6 -> absent(Type.TEXT) + "?." + one("trim()", "size()", "isEmpty()", "toUpperCase()");
            default -> primaryFlag(depth);
        };
    }

    private Type one(Type... types) {
        return types[random.nextInt(types.length)];
    }

    private String primaryFlag(int depth) {
        return depth <= 0 ? one("true", "false", field(Type.FLAG, "true")) : bracketed(condition(depth - 1));
    }

    /** A comparison, or a question that is answered with true or false. */
    private String test(int depth) {
        int less = depth - 1;
        return switch (random.nextInt(20)) {
            case 0, 1 -> text(less) + equal() + text(less);
            case 2 -> text(less) + order() + text(less);
            case 3, 4 -> number(less) + equal() + number(less);
            case 5 -> number(less) + order() + number(less);
            case 6 -> string(less) + in() + texts(less);
            case 7 -> whole(less) + in() + numbers(less);
            case 8 -> whole(less) + in() + whole(less) + one("..", "..<", "<..", "<..<") + whole(less);
            case 9 -> texts(less) + equal() + texts(less);
            case 10 -> numbers(less) + equal() + numbers(less);
            case 11 -> duration(less) + one(equal(), order()) + duration(less);
            case 12 -> moment(less) + one(equal(), order()) + moment(less);
            case 13 -> absent(Type.TEXT) + in() + texts(less);
            case 14 -> absent(Type.TEXT) + equal() + one("null", text(less));
            case 15 -> block(primaryTexts(less), one(".any", ".every"), less, ".isEmpty()");
            case 16 ->
                primaryText(less)
                        + one(".contains(", ".startsWith(", ".endsWith(", ".containsIgnoreCase(")
                        + text(less) + ")";
            case 17 -> primaryText(less) + one(".isEmpty()", ".isBlank()", ".isLong()");
            case 18 -> primaryTexts(less) + one(".contains(" + string(less) + ")", ".isEmpty()");
            default -> primaryTexts(less) + one(".disjoint(", ".containsAll(") + texts(less) + ")";
        };
    }

    private String equal() {
        return one(" == ", " != ");
    }

    private String order() {
        return one(" < ", " <= ", " > ", " >= ");
    }

    private String in() {
        return one(" in ", " !in ");
    }

    /** A block, with the item under its own name or under {@code it}; within another one something without a block. */
    private String block(String list, String word, int depth, String otherwise) {
        if (inBlock) {
            return list + otherwise;
        }
        inBlock = true;
        String test = test(Math.min(depth, 1));
        String item = one("it", "tag");
        inBlock = false;
        return list + word + " { " + (item.equals("it") ? "" : item + " -> ") + test.replace("ITEM", item) + " }";
    }

    private String text(int depth) {
        return switch (depth <= 0 ? 9 : random.nextInt(10)) {
            case 0 -> primaryText(depth - 1) + " + " + primaryText(depth - 1);
            case 1 -> primaryText(depth - 1) + " + " + primaryNumber(depth - 1);
            case 2 -> primaryNumber(depth - 1) + " + " + primaryText(depth - 1) + " + " + primaryText(0);
            default -> primaryText(depth);
        };
    }

    private String primaryText(int depth) {
        return random.nextInt(4) == 0 ? template(depth - 1) : string(depth);
    }

    /** In double quotes; to Groovy that is no String. */
    private String template(int depth) {
        String value = switch (random.nextInt(4)) {
            case 0 -> number(depth);
            case 1 -> operand(Math.min(depth, 0)) + " ? 1 : 2.50";
            default -> text(depth);
        };
        return one("\"a${", "\"${", "\"é ${") + value + one("}\"", "}b\"", "} $channel\"");
    }

    /** Of class String to Groovy too. */
    private String string(int depth) {
        if (depth <= 0) {
            return inBlock && random.nextInt(3) > 0
                    ? "ITEM"
                    : one("'vip'", "'a'", "''", "\"hello\"", "'Ünnep'", "' 12 '", "'-3'", field(Type.TEXT, "'x'"));
        }
        int less = depth - 1;
        return switch (random.nextInt(18)) {
            case 0 -> primaryText(less) + one(".toLowerCase()", ".toUpperCase()", ".trim()");
            case 1 -> primaryText(less) + ".replace(" + text(less) + ", " + text(less) + ")";
            case 2 -> primaryText(less) + one(".take(", ".drop(") + whole(less) + ")";
            case 3 -> primaryText(less) + ".substring(" + whole(0) + ")";
            case 4 -> primaryText(less) + ".substring(" + whole(0) + ", " + whole(0) + ")";
            case 5 -> "(" + operand(less) + " ? " + string(less) + " : " + string(less) + ")";
            case 6 -> "(" + one(absent(Type.TEXT), string(less)) + " ?: " + string(less) + ")";
            case 7 -> primaryTexts(less) + ".join(" + string(less) + ")";
            case 8 -> primaryNumbers(less) + ".join(', ')";
            case 9 -> "(['a'] + " + primaryTexts(less) + ")" + one(".first()", ".last()");
            case 10 -> "(" + block(primaryTexts(less), ".find", less, ".join('')") + " ?: 'none')";
            case 11 -> "(" + primaryText(less) + ".find(/[a-h]+/) ?: '')";
            case 12 -> inBlock ? "'x'" : "(" + primaryText(less) + ".find(/(l)(o|.)/) { all, l, o -> o + l } ?: 'no')";
            default -> string(0);
        };
    }

    private String number(int depth) {
        int less = depth - 1;
        return switch (depth <= 0 ? 9 : random.nextInt(12)) {
            case 0 -> primaryNumber(less) + one(" + ", " - ") + primaryNumber(less);
            case 1 -> primaryNumber(less) + " * " + one("2", "-3", "1.25", "10L");
            case 2 -> primaryNumber(less) + " / " + one("3", "-7", "2.50", "1e2", "(" + number(less) + " + 0)");
            case 3 -> primaryNumber(less) + " % " + one("3", "-2", "1.5", "(" + whole(less) + " - 1)");
            case 4 -> whole(less) + " + " + whole(0) + " * " + one("3", "0.5") + " - " + primaryNumber(0) + " / 4";
            case 5 -> "-" + primaryNumber(less);
            default -> primaryNumber(depth);
        };
    }

    private String primaryNumber(int depth) {
        if (depth <= 0) {
            return rarely() ? one("3.0", "2.5", "1e3", "0.001", "7L", "123456789012") : whole(0);
        }
        int less = depth - 1;
        return switch (random.nextInt(9)) {
            case 0 -> bracketed(number(less));
            case 1 -> "(" + operand(less) + " ? " + number(less) + " : " + number(less) + ")";
            case 2 -> "(" + number(less) + " ?: " + number(less) + ")";
            case 3 -> primaryText(less) + ".toLong()";
            case 4 -> one("' 12 '", "'-3'", "'7'") + ".toLong()";
            case 5 -> bracketed(duration(less)) + one(".toSeconds()", ".toMinutes()", ".toHours()", ".toDays()");
            case 6 -> block(primaryTexts(less), ".count", less, ".size()");
            default -> whole(less);
        };
    }

    /** A whole number, to Groovy of class Integer: others are in no list and no range of those. */
    private String whole(int depth) {
        return switch (depth <= 0 ? 9 : random.nextInt(6)) {
            case 0 -> primaryText(depth - 1) + one(".size()", ".length()");
            case 1 -> primaryTexts(depth - 1) + ".size()";
            case 2 -> "(" + whole(depth - 1) + one(" + ", " - ") + whole(0) + ")";
            case 3 -> "([7] + " + primaryNumbers(depth - 1) + ")" + one(".first()", ".last()");
            default -> one("0", "1", "2", "3", "5", field(Type.NUMBER, "4"));
        };
    }

    private String texts(int depth) {
        int less = depth - 1;
        return switch (depth <= 0 ? 9 : random.nextInt(8)) {
            case 0 -> primaryTexts(less) + one(" + ", " - ") + primaryTexts(less);
            case 1 -> primaryTexts(less) + one(" + ", " - ") + string(less);
            default -> primaryTexts(depth);
        };
    }

    private String primaryTexts(int depth) {
        if (depth <= 0) {
            return one(field(Type.TEXTS, "['a']"), field(Type.TEXTS, "['b']"), "['a', 'vip']", "['a', 'b', 'a']", "[]");
        }
        int less = depth - 1;
        return switch (random.nextInt(7)) {
            case 0 -> "[" + string(less) + ", " + string(less) + "]";
            case 1 -> primaryTexts(less) + ".intersect(" + texts(less) + ")";
            case 2 -> bracketed(texts(less));
            case 3 -> block(primaryTexts(less), ".findAll", less, ".intersect(['a'])");
            case 4 -> primaryText(less) + ".findAll(/[aeiou]/)";
            default -> primaryTexts(0);
        };
    }

    private String numbers(int depth) {
        return switch (depth <= 0 ? 9 : random.nextInt(5)) {
            case 0 -> primaryNumbers(depth - 1) + one(" + ", " - ") + primaryNumbers(depth - 1);
            case 1 -> primaryNumbers(depth - 1) + one(" + ", " - ") + whole(depth - 1);
            default -> primaryNumbers(depth);
        };
    }

    private String primaryNumbers(int depth) {
        return depth > 0 && rarely()
                ? primaryNumbers(depth - 1) + ".intersect(" + numbers(depth - 1) + ")"
                : "["
                        + String.join(
                                ", ",
                                IntStream.rangeClosed(0, random.nextInt(3))
                                        .mapToObj(place -> whole(depth - 1))
                                        .toList())
                        + "]";
    }

    private String duration(int depth) {
        int less = depth - 1;
        return switch (depth <= 0 ? 9 : random.nextInt(8)) {
            case 0 -> primaryDuration(less) + one(" + ", " - ") + primaryDuration(less);
            case 1 -> "-" + primaryDuration(less);
            case 2 -> moment(less) + " - " + one("now", field(Type.MOMENT, "now"));
            default -> primaryDuration(depth);
        };
    }

    private String primaryDuration(int depth) {
        return depth > 0 && rarely()
                ? bracketed(duration(depth - 1))
                : one("0", "1", "2", "90", "4000") + one(".seconds", ".minutes", ".hours", ".days", ".weeks");
    }

    private String moment(int depth) {
        return one("now", field(Type.MOMENT, "now"))
                + (depth > 0 ? one("", " + " + primaryDuration(depth - 1), " - " + primaryDuration(depth - 1)) : "");
    }
}
