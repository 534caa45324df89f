package dev.tributary.engine.invitation;

import static dev.tributary.engine.store.schema.Tables.INVITATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.invitation.Invitations.Missing;
import dev.tributary.engine.invitation.Invitations.State;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.settings.HouseMail;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.CheckReport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class InvitationsTest {
    private static final String ADDRESS = "https://desk.example";

    private final Server server = new Server();
    private final EngineKit kit;
    private final Invitations invitations;
    private final UUID owner;
    private final Agent anna;

    InvitationsTest(TestDatabase database) {
        kit = EngineKit.start(database, server);
        Seeds seeds = Seeds.in(kit);
        owner = seeds.owner().id();
        anna = seeds.agent("Anna", Role.AGENT);
        invitations = kit.get(Invitations.class);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private void set(String host, String publicUrl) {
        kit.get(HouseSettings.class)
                .change(
                        owner,
                        new HouseSettings.Values(publicUrl, false, host, 25, "none", "", "desk@example.com"),
                        null);
    }

    private String token(int mail) {
        await().atMost(Duration.ofSeconds(20)).until(() -> server.sent.size() > mail);
        String text = server.sent.get(mail).text();
        String link = ADDRESS + "/invitation/";
        return text.substring(text.indexOf(link) + link.length())
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void theLinkOfTheMailIsGoodOnce() {
        set("mail.example", ADDRESS);
        invitations.invite(owner, anna.id());
        String token = token(0);
        assertThat(server.sent.getFirst().to()).isEqualTo(anna.email());
        assertThat(server.sent.getFirst().subject()).isEqualTo("Olga Owner invites you to answer customers together");
        assertThat(server.sent.getFirst().text()).contains("Hello Anna,", "Olga Owner added you");
        assertThat(token).hasSize(43);
        await().until(() -> invitations.of(owner, anna.id()).orElseThrow().state() == State.SENT);
        // nothing in the database opens the door
        assertThat(kit.get(DSLContext.class).fetch(INVITATION).toString()).doesNotContain(token);
        assertThat(kit.get(DSLContext.class).fetchOne(INVITATION))
                .extracting(row -> Objects.requireNonNull(row).get(INVITATION.TOKEN))
                .isNull();

        assertThat(invitations.invited(token)).map(Agent::id).contains(anna.id());
        assertThat(invitations.invited(token + "x")).isEmpty();
        invitations.accept(token, "chosen");
        assertThat(kit.get(People.class).credentials(anna.email()).orElseThrow())
                .satisfies(now -> assertThat(now.passwordHash()).isEqualTo("chosen"))
                .satisfies(now -> assertThat(now.agent().passwordChangeDue()).isFalse());
        assertThat(invitations.invited(token)).isEmpty();
        refused(Reason.NOT_FOUND, () -> invitations.accept(token, "again"));
        refused(Reason.NOT_FOUND, () -> invitations.invite(owner, anna.id()));
    }

    @Test
    void threeDaysLaterOrTakenBackOrReplacedItIsNotGood() {
        set("mail.example", ADDRESS);
        invitations.invite(owner, anna.id());
        String first = token(0);
        invitations.invite(owner, anna.id());
        String second = token(1);
        assertThat(invitations.invited(first)).isEmpty();
        assertThat(invitations.invited(second)).isPresent();
        kit.clock().advance(Invitations.GOOD_FOR.minusSeconds(1));
        assertThat(invitations.invited(second)).isPresent();
        kit.clock().advance(Duration.ofSeconds(1));
        assertThat(invitations.invited(second)).isEmpty();

        invitations.invite(owner, anna.id());
        String third = token(2);
        invitations.revoke(owner, anna.id());
        assertThat(invitations.invited(third)).isEmpty();
        assertThat(invitations.of(owner, anna.id())).isEmpty();

        invitations.invite(owner, anna.id());
        String fourth = token(3);
        kit.get(People.class).setActive(owner, anna.id(), false);
        assertThat(invitations.invited(fourth)).isEmpty();
    }

    @Test
    void aPasswordChosenOtherwiseMakesTheLinkUseless() {
        set("mail.example", ADDRESS);
        invitations.invite(owner, anna.id());
        String token = token(0);
        kit.get(People.class).changePassword(anna.id(), anna.id(), "own", false);
        refused(Reason.NOT_FOUND, () -> invitations.accept(token, "other"));
    }

    @Test
    void whatIsMissingIsSaidAndNothingIsKept() {
        assertThat(invitations.missing()).containsExactly(Missing.MAIL, Missing.PUBLIC_URL);
        refused(Reason.CANNOT_SEND_MAIL, () -> invitations.invite(owner, anna.id()));
        set("mail.example", "");
        assertThat(invitations.missing()).containsExactly(Missing.PUBLIC_URL);
        refused(Reason.CANNOT_SEND_MAIL, () -> invitations.invite(owner, anna.id()));
        assertThat(invitations.of(owner, anna.id())).isEmpty();
    }

    @Test
    void aMailThatNoSecondTryMendsIsSaidToHaveFailed() {
        set("mail.example", ADDRESS);
        server.problem = "check.house.to";
        invitations.invite(owner, anna.id());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> invitations.of(owner, anna.id()).orElseThrow().state() == State.FAILED);
        assertThat(invitations.of(owner, anna.id()).orElseThrow().problem()).isEqualTo("check.house.to");
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        set("mail.example", ADDRESS);
        server.problem = "check.mail.refused";
        invitations.invite(owner, anna.id());
        await().atMost(Duration.ofSeconds(20)).until(() -> server.tries > 0);
        server.problem = null;
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            kit.advance(Duration.ofSeconds(10));
            return !server.sent.isEmpty();
        });
        assertThat(invitations.invited(token(0))).isPresent();
    }

    /** Takes mails, or says what is wrong. */
    private static final class Server implements HouseMail {
        private final List<Note> sent = new CopyOnWriteArrayList<>();
        private volatile @Nullable String problem;
        private volatile int tries;

        @Override
        public CheckReport send(Note note) {
            tries = tries + 1;
            String wrong = problem;
            if (wrong == null) sent.add(note);
            return new CheckReport(List.of(
                    new CheckReport.Step(wrong == null, wrong == null ? "check.house.sent" : wrong, List.of())));
        }

        @Override
        public CheckReport attempt(HouseSettings.Values sender, @Nullable String password, Note note) {
            return send(note);
        }
    }
}
