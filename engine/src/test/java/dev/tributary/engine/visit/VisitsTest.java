package dev.tributary.engine.visit;

import static dev.tributary.engine.store.schema.Tables.ATTENDANCE;
import static dev.tributary.engine.store.schema.Tables.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.conversation.ContactCard;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.EventTraces;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who comes to the site and who has left it, and what rules are told of it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class VisitsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestDatabase.Address address;
    private final VisitorIdentity ann;
    private Site site;

    VisitsTest(TestDatabase database) {
        address = database.fresh();
        site = new Site(address);
        ann = site.visitor();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private int writtenDown() {
        return site.kit.get(DSLContext.class).fetchCount(ATTENDANCE);
    }

    @Test
    void whoClosesThePageHasLeftAMinuteLaterAndRulesAreAskedOnce() {
        UUID conversation = site.write(ann);
        site.come(ann);
        site.pass(Duration.ofMinutes(3));
        site.go(ann);
        site.pass(Attendance.GRACE.minus(SECOND));
        assertThat(site.events()).isEmpty();
        site.pass(SECOND);
        site.pass(Duration.ofHours(1));
        assertThat(site.events()).containsExactly("visitorLeft");
        Snapshot left = site.asked().getFirst();
        assertThat(left.happened()).isEqualTo(Snapshot.Happened.by("customer"));
        assertThat(left.visitor()).isEqualTo(new Snapshot.Visitor(false, null, null, null));
        assertThat(left.conversation().waitingSince()).isNotNull();
        assertThat(site.kit.get(EventTraces.class).of(conversation, 10))
                .extracting(KeptTrace::snapshot)
                .containsExactly(left);
        assertThat(writtenDown()).isZero();
        assertThat(site.kit
                        .get(DSLContext.class)
                        .fetchSingle(VISITOR, VISITOR.ID.eq(ann.id()))
                        .getLastSeenAt()
                        .toInstant())
                .isEqualTo(Instant.parse("2026-11-25T09:03:00Z"));
    }

    @Test
    void anotherPageOfTheSiteIsNotLeaving() {
        site.write(ann);
        site.come(ann);
        for (int page = 0; page < 5; page++) {
            site.go(ann);
            site.pass(Attendance.GRACE.minus(SECOND));
            site.come(ann);
            site.pass(SECOND);
        }
        assertThat(site.events()).isEmpty();
    }

    @Test
    void whoListensOnHasNotLeftHoweverLongTheHouseStoodStill() {
        site.write(ann);
        site.come(ann);
        site.pass(Duration.ofDays(1));
        assertThat(site.events()).isEmpty();
        assertThat(writtenDown()).isEqualTo(1);
    }

    @Test
    void whoWritesAndNeverListensLeavesToo() {
        site.write(ann);
        site.pass(Attendance.GRACE.minus(SECOND));
        assertThat(site.events()).isEmpty();
        site.pass(StoredAttendance.LEASE);
        assertThat(site.events()).containsExactly("visitorLeft");
    }

    @Test
    void aVisitorWithoutAConversationIsNotWrittenDownAndNobodyIsToldOfHer() {
        site.come(ann);
        site.pass(Duration.ofMinutes(5));
        assertThat(writtenDown()).isZero();
        site.go(ann);
        // what she wrote was refused
        site.kit.get(Attendance.class).writes(ann);
        assertThat(writtenDown()).isEqualTo(1);
        site.pass(StoredAttendance.LEASE);
        assertThat(writtenDown()).isZero();
        assertThat(site.events()).isEmpty();
    }

    @Test
    void theFirstMessageIsNoArrivalAndComingBackIsOne() {
        UUID conversation = site.write(ann);
        site.come(ann);
        site.come(ann);
        assertThat(site.events()).isEmpty();
        site.go(ann);
        site.pass(Attendance.GRACE);
        site.pass(Duration.ofHours(5));
        site.come(ann);
        site.come(ann);
        site.write(ann);
        assertThat(site.events()).containsExactly("visitorLeft", "visitorArrived");
        Snapshot arrived = site.asked().getLast();
        assertThat(arrived.visitor()).isEqualTo(new Snapshot.Visitor(true, null, null, null));
        assertThat(site.kit.get(EventTraces.class).of(conversation, 10)).hasSize(2);
    }

    @Test
    void whoListenedBeforeHerFirstMessageIsWrittenDownWithIt() {
        site.come(ann);
        site.pass(Duration.ofMinutes(5));
        site.write(ann);
        site.pass(Duration.ofMinutes(5));
        site.go(ann);
        site.pass(Attendance.GRACE);
        assertThat(site.events()).containsExactly("visitorLeft");
    }

    @Test
    void ofAResolvedConversationNothingIsTold() {
        UUID conversation = site.write(ann);
        site.come(ann);
        site.kit.get(Desk.class).resolve(Seeds.in(site.kit).owner().id(), conversation);
        site.go(ann);
        site.pass(Attendance.GRACE);
        site.come(ann);
        assertThat(site.events()).isEmpty();
        assertThat(writtenDown()).isEqualTo(1);
    }

    @Test
    void theCardShowsWhetherSheIsThere() {
        UUID owner = Seeds.in(site.kit).owner().id();
        UUID conversation = site.write(ann);
        site.come(ann);
        Inbox inbox = site.kit.get(Inbox.class);
        assertThat(inbox.card(owner, conversation).visit())
                .isNotNull()
                .extracting(ContactCard.Visit::here)
                .isEqualTo(true);
        site.pass(Duration.ofMinutes(7));
        site.go(ann);
        site.pass(Attendance.GRACE);
        assertThat(inbox.card(owner, conversation).visit())
                .isEqualTo(new ContactCard.Visit(false, Instant.parse("2026-11-25T09:07:00Z")));
    }

    @Test
    void whatARuleDoesAboutItIsFollowed() {
        site.rules.decide(snapshot ->
                snapshot.event().equals("visitorLeft") ? List.of(new Decision.Tag(0, "missed")) : List.of());
        site.write(ann);
        site.pass(StoredAttendance.LEASE);
        assertThat(site.events()).containsExactly("visitorLeft", "conversationTagged");
        assertThat(site.asked().getLast().happened().depth()).isEqualTo(1);
        assertThat(site.asked().getLast().conversation().tags()).containsExactly("missed");
    }

    @Test
    void afterARestartBrowsersHaveTheGraceToComeBackAndWhoDoesNotHasLeft() {
        VisitorIdentity bea = site.visitor();
        for (VisitorIdentity visitor : List.of(ann, bea)) {
            site.write(visitor);
            site.come(visitor);
        }
        // nobody is said to go, as if it had been killed; and it stays shut for longer than anybody's lease
        site.kit
                .get(DSLContext.class)
                .update(ATTENDANCE)
                .set(ATTENDANCE.GONE_AT, Instant.parse("2026-11-25T08:00:00Z").atOffset(ZoneOffset.UTC))
                .execute();
        site.close();
        site = new Site(address);
        site.pass(Attendance.GRACE.minus(SECOND));
        assertThat(site.events()).isEmpty();
        site.come(bea);
        site.pass(SECOND);
        assertThat(site.events()).containsExactly("visitorLeft");
        assertThat(writtenDown()).isEqualTo(1);
    }
}
