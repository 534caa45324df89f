package dev.tributary.engine.spi;

import java.util.List;

/**
 * What a channel's test found, step by step.
 *
 * @param steps in the order tried; the first that failed ends the list
 */
public record CheckReport(List<Step> steps) {
    public CheckReport {
        steps = List.copyOf(steps);
    }

    /** Whether every step went well. */
    public boolean passed() {
        return steps.stream().allMatch(Step::passed);
    }

    /**
     * One step of the test.
     *
     * @param passed whether it went well
     * @param textKey the sentence for people, as a message key
     * @param arguments what is filled into the sentence; no secrets
     */
    public record Step(boolean passed, String textKey, List<String> arguments) {
        public Step {
            arguments = List.copyOf(arguments);
        }
    }
}
