package dev.tributary.engine.kit.crash;

import static dev.tributary.engine.store.schema.Tables.CHANNEL_ACCOUNT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.EVENT_LOG;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.RULE_TRACE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.spi.AccountKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;

/** Holds a store against a ledger. */
public final class StoreCheck {
    private StoreCheck() {}

    /**
     * What was found.
     *
     * @param stored how many different messages of customers there are
     * @param unacknowledged how many of them were stored though no acknowledgement arrived
     * @param faults what is wrong, one sentence each; empty when all is well
     */
    public record Findings(int stored, int unacknowledged, List<String> faults) {
        public Findings {
            faults = List.copyOf(faults);
        }
    }

    /** Looks into the store. */
    public static Findings check(DSLContext sql, Ledger ledger) {
        Map<Letter.Name, Integer> stored = stored(sql);
        Set<Letter.Name> acknowledged = ledger.acknowledged();
        List<String> faults = new ArrayList<>();
        acknowledged.stream()
                .filter(name -> !stored.containsKey(name))
                .forEach(name -> faults.add("acknowledged and lost: " + name));
        stored.forEach((name, times) -> {
            if (times != 1) faults.add("stored " + times + " times: " + name);
        });
        Set<Letter.Name> handedIn = ledger.handedIn();
        stored.keySet().stream()
                .filter(name -> !handedIn.contains(name))
                .forEach(name -> faults.add("nobody wrote this: " + name));
        faults.addAll(sequences(sql));
        faults.addAll(traces(sql));
        faults.addAll(events(sql));
        int unacknowledged = (int) stored.keySet().stream()
                .filter(name -> !acknowledged.contains(name))
                .count();
        return new Findings(stored.size(), unacknowledged, faults);
    }

    private static Map<Letter.Name, Integer> stored(DSLContext sql) {
        Map<Letter.Name, Integer> stored = new HashMap<>();
        sql.select(CHANNEL_ACCOUNT.CHANNEL, CHANNEL_ACCOUNT.ACCOUNT, MESSAGE.EXTERNAL_ID)
                .from(MESSAGE)
                .join(CHANNEL_ACCOUNT)
                .on(CHANNEL_ACCOUNT.ID.eq(MESSAGE.ACCOUNT_ID))
                .where(MESSAGE.KIND.eq(MessageKind.INBOUND.name()))
                .forEach(row -> stored.merge(
                        new Letter.Name(new AccountKey(row.value1(), row.value2()), row.value3()), 1, Integer::sum));
        return stored;
    }

    /** Every conversation's sequence is 1, 2, 3 … up to the last one it says it has. */
    private static List<String> sequences(DSLContext sql) {
        return sql
                .select(CONVERSATION.ID, CONVERSATION.LAST_SEQ, count(MESSAGE.ID), min(MESSAGE.SEQ), max(MESSAGE.SEQ))
                .from(CONVERSATION)
                .leftJoin(MESSAGE)
                .on(MESSAGE.CONVERSATION_ID.eq(CONVERSATION.ID))
                .groupBy(CONVERSATION.ID, CONVERSATION.LAST_SEQ)
                .fetch()
                .stream()
                .filter(row -> row.value4() == null
                        || row.value4() != 1
                        || row.value5() != row.value3().longValue()
                        || !row.value5().equals(row.value2()))
                .map(row -> "a sequence with gaps: " + row)
                .toList();
    }

    /** Every message of a customer has its trace; the key of the traces forbids a second. */
    private static List<String> traces(DSLContext sql) {
        return sql
                .select(MESSAGE.ID)
                .from(MESSAGE)
                .leftJoin(RULE_TRACE)
                .on(RULE_TRACE.MESSAGE_ID.eq(MESSAGE.ID))
                .where(MESSAGE.KIND.eq(MessageKind.INBOUND.name()), RULE_TRACE.MESSAGE_ID.isNull())
                .fetch(MESSAGE.ID)
                .stream()
                .map(id -> "no trace: message " + id)
                .toList();
    }

    /** Every message of a customer is told once. */
    private static List<String> events(DSLContext sql) {
        return sql
                .select(MESSAGE.ID, count(EVENT_LOG.POSITION))
                .from(MESSAGE)
                .leftJoin(EVENT_LOG)
                .on(EVENT_LOG.MESSAGE_ID.eq(MESSAGE.ID), EVENT_LOG.KIND.eq(EventKind.MESSAGE_RECEIVED.name()))
                .where(MESSAGE.KIND.eq(MessageKind.INBOUND.name()))
                .groupBy(MESSAGE.ID)
                .having(count(EVENT_LOG.POSITION).ne(1))
                .fetch()
                .stream()
                .map(row -> "told " + row.value2() + " times: message " + row.value1())
                .toList();
    }
}
