package dev.tributary.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.store.schema.Tables;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeopleTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void peopleAndGroupsAreAddedChangedAndRefused(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Seeds seeds = Seeds.in(kit);
            People people = kit.get(People.class);
            assertThat(people.empty()).isTrue();
            Agent owner = seeds.owner();
            assertThat(people.empty()).isFalse();

            Group sales = seeds.group("sales");
            Agent anna = seeds.agent("Anna", Role.AGENT, sales);
            Agent fanni = seeds.agent("Fanni", Role.FULL_ACCESS);
            assertThat(people.groups())
                    .singleElement()
                    .satisfies(group -> assertThat(group.members()).containsExactly(anna.id()));
            assertThat(people.agent(anna.id()).orElseThrow().groups()).containsExactly(sales.id());
            assertThat(people.credentials(" ANNA@example.com ").orElseThrow().agent())
                    .isEqualTo(anna);

            refused(Reason.EMAIL_TAKEN, () -> seeds.agent("anna", Role.AGENT));
            refused(Reason.EMAIL_MALFORMED, () -> seeds.agent("a b", Role.AGENT));
            refused(Reason.CODE_TAKEN, () -> seeds.group("sales"));
            refused(Reason.CODE_MALFORMED, () -> seeds.group("Sales!"));
            refused(Reason.NEEDS_FULL_ACCESS, () -> people.addGroup(anna.id(), "mine", "Mine", Set.of()));
            refused(Reason.NEEDS_FULL_ACCESS, () -> people.setActive(UUID.randomUUID(), anna.id(), false));
            refused(Reason.NOT_FOUND, () -> people.addGroup(owner.id(), "x", "X", Set.of(UUID.randomUUID())));
            refused(Reason.NEEDS_OWNER, () -> people.setActive(fanni.id(), owner.id(), false));
            refused(Reason.NEEDS_OWNER, () -> people.changePassword(fanni.id(), owner.id(), "mine", false));
            refused(
                    Reason.NEEDS_OWNER,
                    () -> people.changeAgent(fanni.id(), fanni.id(), "Fanni", Role.OWNER, Set.of()));
            refused(Reason.LAST_OWNER, () -> people.setActive(owner.id(), owner.id(), false));
            refused(Reason.LAST_OWNER, () -> people.changeAgent(owner.id(), owner.id(), "Olga", Role.AGENT, Set.of()));

            people.changeGroup(fanni.id(), sales.id(), "Sales team", Set.of(fanni.id()));
            assertThat(people.groups().getFirst())
                    .isEqualTo(new Group(sales.id(), "sales", "Sales team", Set.of(fanni.id())));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void sessionsEndWhenTheRoleThePasswordOrTheAgentGoes(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Seeds seeds = Seeds.in(kit);
            People people = kit.get(People.class);
            Agent owner = seeds.owner();
            Agent anna = seeds.agent("Anna", Role.AGENT);

            people.changeAgent(owner.id(), anna.id(), "Anna B", Role.AGENT, Set.of());
            people.changePreferences(anna.id(), "hu", "dark");
            people.setPresence(anna.id(), Presence.ONLINE);
            assertThat(epoch(people, anna)).isZero();
            people.changeAgent(owner.id(), anna.id(), "Anna B", Role.FULL_ACCESS, Set.of());
            assertThat(epoch(people, anna)).isEqualTo(1);
            people.changePassword(anna.id(), anna.id(), "other", false);
            assertThat(epoch(people, anna)).isEqualTo(2);
            people.setActive(owner.id(), anna.id(), false);

            Agent gone = people.agent(anna.id()).orElseThrow();
            assertThat(gone.sessionEpoch()).isEqualTo(3);
            assertThat(gone.active()).isFalse();
            assertThat(gone.presence()).isEqualTo(Presence.OFFLINE);
            assertThat(gone.passwordChangeDue()).isFalse();
            assertThat(people.credentials(anna.email()).orElseThrow().passwordHash())
                    .isEqualTo("other");
            refused(Reason.NOT_VISIBLE, () -> people.setPresence(anna.id(), Presence.ONLINE));

            DSLContext sql = kit.get(DSLContext.class);
            assertThat(sql.select(Tables.EVENT_LOG.DETAILS)
                            .from(Tables.EVENT_LOG)
                            .where(Tables.EVENT_LOG.AGENT_ID.eq(anna.id()))
                            .orderBy(Tables.EVENT_LOG.POSITION)
                            .fetch(Tables.EVENT_LOG.DETAILS))
                    .containsExactly("added", "changed", "preferences", "presence", "role", "password", "deactivated");
        }
    }

    private static long epoch(People people, Agent agent) {
        return people.agent(agent.id()).orElseThrow().sessionEpoch();
    }

    private static void refused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CommandRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
