package dev.tributary.engine.kit;

import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static org.jooq.impl.DSL.count;

import dev.tributary.engine.conversation.MessageKind;
import java.util.List;
import org.jooq.DSLContext;

/** The notes that rules have written, by which a test counts how often something was done. */
public final class Notes {
    private Notes() {}

    /** How many notes each conversation that has any has. */
    public static List<Integer> each(EngineKit kit) {
        return kit.get(DSLContext.class)
                .select(count())
                .from(MESSAGE)
                .where(MESSAGE.KIND.eq(MessageKind.NOTE.name()))
                .groupBy(MESSAGE.CONVERSATION_ID)
                .fetch(count());
    }
}
