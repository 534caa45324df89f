package dev.tributary.engine.shortcut;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a shortcut can be filled with: {@code {{word}}} in its text. The list is closed. */
public enum Variable {
    /** The customer's name. */
    CUSTOMER_NAME("customer.name"),
    /** The customer's given name. */
    CUSTOMER_FIRST_NAME("customer.firstName"),
    /** The customer's mail address. */
    CUSTOMER_EMAIL("customer.email"),
    /** The name of the agent who writes. */
    AGENT_NAME("agent.name"),
    /** That agent's given name. */
    AGENT_FIRST_NAME("agent.firstName"),
    /** The conversation's number. */
    CONVERSATION_NUMBER("conversation.number"),
    /** The conversation's subject. */
    CONVERSATION_SUBJECT("conversation.subject"),
    /** The name of the site, page or mailbox by which the customer is answered. */
    SITE_NAME("site.name");

    private static final int LONGEST = 60;

    private final String word;

    Variable(String word) {
        this.word = word;
    }

    /** What stands between the braces. */
    public String word() {
        return word;
    }

    /** The first thing between double braces, on one line, that is no variable; with its braces. */
    static Optional<String> unknownIn(String text) {
        List<String> words = Arrays.stream(values()).map(Variable::word).toList();
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", open + 2)) {
            int close = text.indexOf("}}", open + 2);
            if (close < 0) return Optional.empty();
            String between = text.substring(open + 2, close);
            boolean meant = between.length() <= LONGEST && between.indexOf('\n') < 0 && between.indexOf('{') < 0;
            if (meant && !words.contains(between.strip())) return Optional.of(text.substring(open, close + 2));
        }
        return Optional.empty();
    }
}
