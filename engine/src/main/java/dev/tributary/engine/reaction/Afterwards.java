package dev.tributary.engine.reaction;

import java.util.ArrayList;
import java.util.List;

/** What can only be done once the conversations are written: rows that hang on them. */
final class Afterwards {
    private final List<Runnable> steps = new ArrayList<>();

    void add(Runnable step) {
        steps.add(step);
    }

    void run() {
        List<Runnable> now = List.copyOf(steps);
        steps.clear();
        now.forEach(Runnable::run);
    }
}
