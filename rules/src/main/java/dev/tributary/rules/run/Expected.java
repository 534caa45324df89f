package dev.tributary.rules.run;

import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.tree.Action;
import dev.tributary.rules.vocabulary.Facts;
import java.util.ArrayList;
import java.util.List;

/** What actions decide when nothing is asked before. */
public final class Expected {
    private Expected() {}

    /** The decisions on a snapshot, as if the first rule had made them; a list of the caller's own. */
    public static List<Decision> decisions(List<Action> actions, Snapshot snapshot) {
        List<Decision> decisions = new ArrayList<>();
        new Effects(actions).apply(0, new Facts(snapshot), decisions::add);
        return decisions;
    }
}
