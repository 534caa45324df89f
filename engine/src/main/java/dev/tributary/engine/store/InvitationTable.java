package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.INVITATION;

import dev.tributary.engine.invitation.InvitationStore;
import dev.tributary.engine.invitation.Invitations.State;
import dev.tributary.engine.store.schema.tables.records.InvitationRecord;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link InvitationStore} on its table. */
@Component
final class InvitationTable implements InvitationStore {
    private final DSLContext sql;

    InvitationTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void replace(Kept invitation) {
        remove(invitation.agent());
        sql.insertInto(INVITATION)
                .set(INVITATION.ID, invitation.id())
                .set(INVITATION.AGENT_ID, invitation.agent())
                .set(INVITATION.TOKEN_HASH, invitation.tokenHash())
                .set(INVITATION.TOKEN, invitation.sealed())
                .set(INVITATION.INVITED_BY, invitation.invitedBy())
                .set(INVITATION.STATE, invitation.state().name())
                .set(INVITATION.PROBLEM, invitation.problem())
                .set(INVITATION.TRIES, invitation.tries())
                .set(INVITATION.EXPIRES_AT, Moments.column(invitation.expiresAt()))
                .execute();
    }

    @Override
    public Optional<Kept> find(UUID id) {
        return sql.selectFrom(INVITATION).where(INVITATION.ID.eq(id)).fetchOptional(InvitationTable::read);
    }

    @Override
    public Optional<Kept> lock(String tokenHash) {
        return sql.selectFrom(INVITATION)
                .where(INVITATION.TOKEN_HASH.eq(tokenHash))
                .forUpdate()
                .fetchOptional(InvitationTable::read);
    }

    @Override
    public Optional<Kept> ofAgent(UUID agent) {
        return sql.selectFrom(INVITATION).where(INVITATION.AGENT_ID.eq(agent)).fetchOptional(InvitationTable::read);
    }

    @Override
    public boolean remove(UUID agent) {
        return sql.deleteFrom(INVITATION).where(INVITATION.AGENT_ID.eq(agent)).execute() > 0;
    }

    @Override
    public void settle(UUID id, State state, @Nullable String problem) {
        sql.update(INVITATION)
                .set(INVITATION.STATE, state.name())
                .set(INVITATION.PROBLEM, problem)
                .setNull(INVITATION.TOKEN)
                .where(INVITATION.ID.eq(id))
                .execute();
    }

    @Override
    public void tried(UUID id, int tries) {
        sql.update(INVITATION)
                .set(INVITATION.TRIES, tries)
                .where(INVITATION.ID.eq(id))
                .execute();
    }

    private static Kept read(InvitationRecord row) {
        return new Kept(
                row.getId(),
                row.getAgentId(),
                row.getTokenHash(),
                row.getToken(),
                row.getInvitedBy(),
                State.valueOf(row.getState()),
                row.getProblem(),
                row.getTries(),
                row.getExpiresAt().toInstant());
    }
}
