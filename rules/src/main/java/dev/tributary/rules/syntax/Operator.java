package dev.tributary.rules.syntax;

/** The operators between two values that the language has. */
public enum Operator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    AND("&&"),
    OR("||"),
    IN("in"),
    NOT_IN("!in"),
    FIND("=~"),
    MATCH("==~"),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDED("/"),
    REMAINDER("%");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** How it is written. */
    public String sign() {
        return sign;
    }
}
