package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.PENDING_DECISION;

import dev.tributary.engine.lookup.PendingStore;
import dev.tributary.engine.reaction.PendingDecision;
import dev.tributary.engine.reaction.Way;
import dev.tributary.engine.store.schema.tables.records.PendingDecisionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link PendingStore} on its table; the causes stand in one column, blanks between. */
@Component
final class PendingDecisionTable implements PendingStore {
    private final DSLContext sql;

    PendingDecisionTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(List<PendingDecision> decisions, Instant now) {
        Batches.insert(
                sql, decisions.stream().map(decision -> row(decision, now)).toList());
    }

    private static PendingDecisionRecord row(PendingDecision decision, Instant now) {
        PendingDecisionRecord row = new PendingDecisionRecord();
        row.setId(decision.id());
        row.setConversationId(decision.conversation());
        row.setOfMessage(decision.ofMessage());
        row.setEvent(decision.event());
        row.setAutomatic(decision.automatic());
        Way way = decision.way();
        if (way != null) {
            row.setWayAccountId(way.accountId());
            row.setWayChannel(way.channel());
            row.setWayRecipient(way.recipient());
        }
        row.setAgentId(decision.agent());
        row.setMessageId(decision.messageId());
        row.setDepth(decision.depth());
        row.setCauses(
                new TreeSet<>(decision.causes()).stream().map(String::valueOf).collect(Collectors.joining(" ")));
        row.setTries(0);
        row.setCreatedAt(Moments.column(now));
        return row;
    }

    @Override
    public Optional<Waiting> find(UUID id) {
        return sql.selectFrom(PENDING_DECISION)
                .where(PENDING_DECISION.ID.eq(id))
                .fetchOptional(row -> new Waiting(decision(row), row.getTries()));
    }

    private static PendingDecision decision(PendingDecisionRecord row) {
        return new PendingDecision(
                row.getId(),
                row.getOfMessage(),
                row.getConversationId(),
                row.getEvent(),
                row.getAutomatic(),
                way(row),
                row.getAgentId(),
                row.getMessageId(),
                row.getDepth(),
                causes(row.getCauses()));
    }

    private static @Nullable Way way(PendingDecisionRecord row) {
        return row.getWayAccountId() == null
                ? null
                : new Way(row.getWayAccountId(), row.getWayChannel(), row.getWayRecipient());
    }

    private static Set<Integer> causes(String column) {
        return column.isEmpty()
                ? Set.of()
                : Stream.of(column.split(" ", -1)).map(Integer::valueOf).collect(Collectors.toSet());
    }

    @Override
    public void tried(UUID id, int tries) {
        sql.update(PENDING_DECISION)
                .set(PENDING_DECISION.TRIES, tries)
                .where(PENDING_DECISION.ID.eq(id))
                .execute();
    }

    @Override
    public boolean take(UUID id) {
        return sql.deleteFrom(PENDING_DECISION)
                        .where(PENDING_DECISION.ID.eq(id))
                        .execute()
                == 1;
    }
}
