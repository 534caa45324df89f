package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.LOGIN_FAILURE;

import dev.tributary.engine.access.DoorStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.stereotype.Component;

/** {@link DoorStore} on {@code login_failure}. */
@Component
final class DoorTable implements DoorStore {
    private final DSLContext sql;

    DoorTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, Tries> lock(SortedSet<String> subjects, Instant now) {
        Map<String, Tries> tries = new HashMap<>();
        for (String subject : subjects) {
            begin(subject, now);
            sql.selectFrom(LOGIN_FAILURE)
                    .where(LOGIN_FAILURE.SUBJECT.eq(subject))
                    .forUpdate()
                    .fetch(row -> tries.put(
                            subject,
                            new Tries(row.getFailures(), row.getLastAt().toInstant())));
        }
        return tries;
    }

    private void begin(String subject, Instant now) {
        try {
            Upserts.added(Upserts.in(sql)
                    .insertInto(LOGIN_FAILURE)
                    .set(LOGIN_FAILURE.SUBJECT, subject)
                    .set(LOGIN_FAILURE.FAILURES, 0)
                    .set(LOGIN_FAILURE.LAST_AT, Moments.column(now))
                    .onConflictDoNothing());
        } catch (IntegrityConstraintViolationException e) {
            // H2 knows "on conflict" as a merge, which can still lose a race; the row is there, which is all we want
        }
    }

    @Override
    public void write(String subject, Tries tries) {
        sql.update(LOGIN_FAILURE)
                .set(LOGIN_FAILURE.FAILURES, tries.count())
                .set(LOGIN_FAILURE.LAST_AT, Moments.column(tries.lastAt()))
                .where(LOGIN_FAILURE.SUBJECT.eq(subject))
                .execute();
    }

    @Override
    public void forget(String subject) {
        sql.deleteFrom(LOGIN_FAILURE).where(LOGIN_FAILURE.SUBJECT.eq(subject)).execute();
    }

    @Override
    public void forgetBefore(Instant moment) {
        sql.deleteFrom(LOGIN_FAILURE)
                .where(LOGIN_FAILURE.LAST_AT.lt(Moments.column(moment)))
                .execute();
    }
}
