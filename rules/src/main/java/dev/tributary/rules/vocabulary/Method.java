package dev.tributary.rules.vocabulary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a value; the block methods {@code any} and {@code every} are part of the grammar. */
public enum Method {
    CONTAINS("contains", Type.TEXT, List.of(Type.TEXT), Type.FLAG, 20),
    CONTAINS_IGNORE_CASE("containsIgnoreCase", Type.TEXT, List.of(Type.TEXT), Type.FLAG, 40),
    HAS_WORD("hasWord", Type.TEXT, List.of(Type.TEXT), Type.FLAG, 40),
    STARTS_WITH("startsWith", Type.TEXT, List.of(Type.TEXT), Type.FLAG, 4),
    ENDS_WITH("endsWith", Type.TEXT, List.of(Type.TEXT), Type.FLAG, 4),
    TEXT_IS_EMPTY("isEmpty", Type.TEXT, List.of(), Type.FLAG, 1),
    TEXT_SIZE("size", Type.TEXT, List.of(), Type.NUMBER, 1),
    LIST_CONTAINS("contains", Type.TEXTS, List.of(Type.TEXT), Type.FLAG, 6),
    LIST_IS_EMPTY("isEmpty", Type.TEXTS, List.of(), Type.FLAG, 1),
    LIST_SIZE("size", Type.TEXTS, List.of(), Type.NUMBER, 1),
    NUMBERS_CONTAINS("contains", Type.NUMBERS, List.of(Type.NUMBER), Type.FLAG, 6),
    NUMBERS_IS_EMPTY("isEmpty", Type.NUMBERS, List.of(), Type.FLAG, 1),
    NUMBERS_SIZE("size", Type.NUMBERS, List.of(), Type.NUMBER, 1);

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

    /** The method of that name on that type, or null. */
    public static @Nullable Method of(Type receiver, String word) {
        for (Method method : values()) {
            if (method.receiver == receiver && method.word.equals(word)) {
                return method;
            }
        }
        return null;
    }

    /** The words that can be asked of a type. */
    public static List<String> wordsOf(Type receiver) {
        return java.util.Arrays.stream(values())
                .filter(method -> method.receiver == receiver)
                .map(Method::word)
                .toList();
    }
}
