package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.DEED;

import dev.tributary.engine.deed.DeedStore;
import dev.tributary.engine.spi.Deeds.Deed;
import dev.tributary.engine.store.schema.tables.records.DeedRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link DeedStore} on its table. */
@Component
final class DeedTable implements DeedStore {
    private static final int LONGEST_NAME = 300;

    private final DSLContext sql;

    DeedTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(Deed deed, Instant now) {
        DeedRecord row = new DeedRecord();
        row.setId(deed.id());
        row.setWord(deed.word());
        row.setArgument(deed.argument());
        row.setRuleName(
                deed.rule().length() <= LONGEST_NAME ? deed.rule() : deed.rule().substring(0, LONGEST_NAME));
        row.setEvent(deed.event());
        row.setConversationId(deed.conversationId());
        row.setMessageId(deed.messageId());
        row.setState(State.WAITING.name());
        row.setTries(0);
        row.setCreatedAt(Moments.column(now));
        sql.insertInto(DEED).set(row).execute();
    }

    @Override
    public Optional<Waiting> waiting(UUID id) {
        return sql.selectFrom(DEED)
                .where(DEED.ID.eq(id), DEED.STATE.eq(State.WAITING.name()))
                .fetchOptional(row -> new Waiting(
                        new Deed(
                                row.getId(),
                                row.getWord(),
                                row.getArgument(),
                                row.getRuleName(),
                                row.getEvent(),
                                row.getConversationId(),
                                row.getMessageId()),
                        row.getTries()));
    }

    @Override
    public void tried(UUID id, int tries, State state, @Nullable String reason, Instant now) {
        sql.update(DEED)
                .set(DEED.TRIES, tries)
                .set(DEED.STATE, state.name())
                .set(DEED.REASON, reason)
                .set(DEED.SETTLED_AT, state == State.WAITING ? null : Moments.column(now))
                .where(DEED.ID.eq(id))
                .execute();
    }

    @Override
    public void forget(Instant before) {
        sql.deleteFrom(DEED).where(DEED.SETTLED_AT.lt(Moments.column(before))).execute();
    }
}
