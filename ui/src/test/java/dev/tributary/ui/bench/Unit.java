package dev.tributary.ui.bench;

import java.util.List;

/**
 * What was committed together.
 *
 * @param transaction whether it was a transaction, else one statement by itself
 * @param steps its statements, in order
 */
record Unit(boolean transaction, List<Step> steps) {
    Unit {
        steps = List.copyOf(steps);
    }

    /** The same with inserts only. */
    Unit inserts() {
        return new Unit(transaction, steps.stream().filter(Step::inserts).toList());
    }

    boolean empty() {
        return steps.isEmpty();
    }

    boolean mentions(String table) {
        return steps.stream().anyMatch(step -> step.sql().contains(table));
    }
}
