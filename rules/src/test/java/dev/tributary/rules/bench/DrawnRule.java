package dev.tributary.rules.bench;

import dev.tributary.engine.decision.Snapshot;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A rule drawn by lot, in the words of each contender. Its conditions stand with the cheap ones first, as somebody who
 * writes for speed would put them.
 *
 * @param number its number
 * @param plain conditions without a pattern
 * @param ours its pattern as our books write it
 * @param pattern the same for {@code java.util.regex}
 */
record DrawnRule(int number, List<Plain> plain, String ours, Pattern pattern) {

    /**
     * A condition without a pattern.
     *
     * @param ours as our books write it
     * @param groovy as Groovy and MVEL write it, of a snapshot's parts
     * @param java as Java writes it
     */
    record Plain(String ours, String groovy, Predicate<Snapshot> java) {}

    boolean found(Snapshot snapshot) {
        return pattern.matcher(snapshot.message().text()).find();
    }

    /** In a book the pattern may stand anywhere; here it stands first, where it hurts most. */
    String book() {
        StringBuilder conditions = new StringBuilder("    text =~ /" + ours + "/\n");
        plain.forEach(
                condition -> conditions.append("    ").append(condition.ours()).append('\n'));
        return "rule('r%d') {\n  on messageReceived\n  when {\n%s  }\n  then { tag 't%d' }\n}\n"
                .formatted(number, conditions, number);
    }
}
