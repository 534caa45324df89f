package dev.tributary.engine.decision;

import dev.tributary.engine.masking.LivePlan;
import dev.tributary.engine.masking.MaskPlan;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The mask plan of the active books. Looked up late: the books ask the inbox who may see a trace. */
@Component
final class ActivePlan implements LivePlan {
    private final ObjectProvider<RuleBooks> books;

    ActivePlan(ObjectProvider<RuleBooks> books) {
        this.books = books;
    }

    @Override
    public MaskPlan current() {
        RuleBooks live = books.getObject();
        return live.compiled(live.activeNumber()).maskPlan();
    }
}
