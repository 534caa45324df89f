package dev.tributary.rules.vocabulary;

import java.util.Arrays;
import java.util.List;

/** What can be asked of a value; the methods with blocks and patterns are part of the grammar. */
public enum Method {
    CONTAINS("contains", Type.TEXT, List.of(Type.TEXT), Type.FLAG, 20),
    CONTAINS_IGNORE_CASE("containsIgnoreCase", Type.TEXT, List.of(Type.TEXT), Type.FLAG, 40),
    HAS_WORD("hasWord", Type.TEXT, List.of(Type.TEXT), Type.FLAG, 40),
    STARTS_WITH("startsWith", Type.TEXT, List.of(Type.TEXT), Type.FLAG, 4),
    ENDS_WITH("endsWith", Type.TEXT, List.of(Type.TEXT), Type.FLAG, 4),
    TEXT_IS_EMPTY("isEmpty", Type.TEXT, List.of(), Type.FLAG, 1),
    IS_BLANK("isBlank", Type.TEXT, List.of(), Type.FLAG, 2),
    TEXT_SIZE("size", Type.TEXT, List.of(), Type.NUMBER, 1),
    LENGTH("length", Type.TEXT, List.of(), Type.NUMBER, 1),
    TO_LOWER_CASE("toLowerCase", Type.TEXT, List.of(), Type.TEXT, 40),
    TO_UPPER_CASE("toUpperCase", Type.TEXT, List.of(), Type.TEXT, 40),
    TRIM("trim", Type.TEXT, List.of(), Type.TEXT, 20),
    REPLACE("replace", Type.TEXT, List.of(Type.TEXT, Type.TEXT), Type.TEXT, 60),
    TAKE("take", Type.TEXT, List.of(Type.NUMBER), Type.TEXT, 10),
    DROP("drop", Type.TEXT, List.of(Type.NUMBER), Type.TEXT, 10),
    SUBSTRING_FROM("substring", Type.TEXT, List.of(Type.NUMBER), Type.TEXT, 10),
    SUBSTRING("substring", Type.TEXT, List.of(Type.NUMBER, Type.NUMBER), Type.TEXT, 10),
    IS_LONG("isLong", Type.TEXT, List.of(), Type.FLAG, 10),
    TO_LONG("toLong", Type.TEXT, List.of(), Type.NUMBER, 10),

    LIST_CONTAINS("contains", Type.TEXTS, List.of(Type.TEXT), Type.FLAG, 6),
    LIST_IS_EMPTY("isEmpty", Type.TEXTS, List.of(), Type.FLAG, 1),
    LIST_SIZE("size", Type.TEXTS, List.of(), Type.NUMBER, 1),
    LIST_FIRST("first", Type.TEXTS, List.of(), Type.TEXT, 1),
    LIST_LAST("last", Type.TEXTS, List.of(), Type.TEXT, 1),
    LIST_JOIN("join", Type.TEXTS, List.of(Type.TEXT), Type.TEXT, 20),
    LIST_INTERSECT("intersect", Type.TEXTS, List.of(Type.TEXTS), Type.TEXTS, 20),
    LIST_DISJOINT("disjoint", Type.TEXTS, List.of(Type.TEXTS), Type.FLAG, 20),
    LIST_CONTAINS_ALL("containsAll", Type.TEXTS, List.of(Type.TEXTS), Type.FLAG, 20),

    NUMBERS_CONTAINS("contains", Type.NUMBERS, List.of(Type.NUMBER), Type.FLAG, 6),
    NUMBERS_IS_EMPTY("isEmpty", Type.NUMBERS, List.of(), Type.FLAG, 1),
    NUMBERS_SIZE("size", Type.NUMBERS, List.of(), Type.NUMBER, 1),
    NUMBERS_FIRST("first", Type.NUMBERS, List.of(), Type.NUMBER, 1),
    NUMBERS_LAST("last", Type.NUMBERS, List.of(), Type.NUMBER, 1),
    NUMBERS_JOIN("join", Type.NUMBERS, List.of(Type.TEXT), Type.TEXT, 20),
    NUMBERS_INTERSECT("intersect", Type.NUMBERS, List.of(Type.NUMBERS), Type.NUMBERS, 20),
    NUMBERS_DISJOINT("disjoint", Type.NUMBERS, List.of(Type.NUMBERS), Type.FLAG, 20),
    NUMBERS_CONTAINS_ALL("containsAll", Type.NUMBERS, List.of(Type.NUMBERS), Type.FLAG, 20),

    TO_SECONDS("toSeconds", Type.DURATION, List.of(), Type.NUMBER, 1),
    TO_MINUTES("toMinutes", Type.DURATION, List.of(), Type.NUMBER, 1),
    TO_HOURS("toHours", Type.DURATION, List.of(), Type.NUMBER, 1),
    TO_DAYS("toDays", Type.DURATION, List.of(), Type.NUMBER, 1);

    private final String word;
    private final Type receiver;
    private final List<Type> parameters;
    private final Type result;
    private final int cost;

    Method(String word, Type receiver, List<Type> parameters, Type result, int cost) {
        this.word = word;
        this.receiver = receiver;
        this.parameters = parameters;
        this.result = result;
        this.cost = cost;
    }

    /** How it is written. */
    public String word() {
        return word;
    }

    /** Of what it is asked. */
    public Type receiver() {
        return receiver;
    }

    /** What goes in the brackets. */
    public List<Type> parameters() {
        return parameters;
    }

    /** What it answers. */
    public Type result() {
        return result;
    }

    /** Roughly how dear it is; reading a field is 1. */
    public int cost() {
        return cost;
    }

    /** The methods of that name on that type, by the number of their arguments; empty when there is none. */
    public static List<Method> of(Type receiver, String word) {
        return Arrays.stream(values())
                .filter(method -> method.receiver == receiver && method.word.equals(word))
                .toList();
    }

    /** The words that can be asked of a type. */
    public static List<String> wordsOf(Type receiver) {
        return Arrays.stream(values())
                .filter(method -> method.receiver == receiver)
                .map(Method::word)
                .distinct()
                .toList();
    }
}
