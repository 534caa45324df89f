package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.ConversationColumns;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.SubjectLine;
import dev.tributary.engine.intake.IntakeStore.Identity;
import dev.tributary.engine.intake.MatchReason.Instead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides where a mail belongs: the strongest clue first, then who wrote it, then what it is about. A clue alone joins
 * nothing: somebody who takes no part in the conversation, what is passed on, and another topic long after the end get a
 * conversation of their own that is linked to it; a mailbox may have it otherwise ({@link Strangers}). What an agent
 * writes from a mail program of their own stands there as a note: anybody can write an agent's address into a mail.
 */
final class Placement {
    /** So long after it was resolved another subject is another matter. */
    private static final Duration STALE = Duration.ofDays(14);

    private final Threading threading;
    private final Crowd crowd;
    private final Company company;
    private final IntakeStore store;
    private final Map<UUID, LockedConversation> open;
    private final Instant now;

    Placement(
            Threading threading,
            Crowd crowd,
            Company company,
            IntakeStore store,
            Map<UUID, LockedConversation> open,
            Instant now) {
        this.threading = threading;
        this.crowd = crowd;
        this.company = company;
        this.store = store;
        this.open = open;
        this.now = now;
    }

    Seat of(Arrival mail, @Nullable Identity identity) {
        List<Evidence> evidence = new ArrayList<>(threading.evidence(mail));
        Seat otherwise = null;
        for (Evidence one : evidence) {
            LockedConversation conversation = open.get(one.conversation());
            if (conversation == null) continue;
            Standing standing = standing(mail, identity, one, conversation);
            if (standing == Standing.STRANGER) {
                // what many people were sent, and nobody here saw, says nothing of who they are to each other
                if (otherwise == null && !threading.unseen(mail, one))
                    otherwise = stranger(mail, one, conversation, evidence);
                continue;
            }
            Instead another = anotherMatter(mail, one, conversation);
            return another == null
                    ? new Seat(
                            conversation,
                            null,
                            standing == Standing.STAFF,
                            new MatchReason(one, standing, null, null, evidence))
                    : beside(another, standing, conversation, evidence);
        }
        return otherwise == null ? guess(mail, identity, evidence) : otherwise;
    }

    private Standing standing(
            Arrival mail, @Nullable Identity identity, Evidence evidence, LockedConversation conversation) {
        if (crowd.takesPart(mail, identity, conversation)) return Standing.CUSTOMER;
        if (company.takesPart(mail.sender().externalId(), conversation.id())) return Standing.PARTICIPANT;
        if (evidence.issuedToSender()) return Standing.ADDRESSEE;
        return store.isStaff(mail.sender().externalId()) ? Standing.STAFF : Standing.STRANGER;
    }

    private Seat stranger(Arrival mail, Evidence clue, LockedConversation conversation, List<Evidence> evidence) {
        boolean guest = switch (mail.account().strangers()) {
            case NEW -> false;
            case NOTE, JOIN -> true;
            case COMPANY -> MailDomains.oneCompany(mail.sender().externalId(), crowd.addressOf(conversation));
        };
        if (!guest || anotherMatter(mail, clue, conversation) != null)
            return beside(Instead.STRANGER, Standing.STRANGER, conversation, evidence);
        boolean note = mail.account().strangers() == Strangers.NOTE;
        return new Seat(conversation, null, note, new MatchReason(clue, Standing.GUEST, null, null, evidence));
    }

    private Seat beside(Instead why, Standing standing, LockedConversation conversation, List<Evidence> evidence) {
        return new Seat(
                null, conversation, false, new MatchReason(null, standing, why, linked(conversation), evidence));
    }

    private MatchReason.@Nullable Linked linked(LockedConversation conversation) {
        var number = store.numberOf(conversation.id());
        // one that began in this very batch has none yet
        return number.isEmpty()
                ? null
                : new MatchReason.Linked(conversation.id().toString(), number.getAsLong());
    }

    /** Why a clue does not count although its sender's would, or null. */
    private @Nullable Instead anotherMatter(Arrival mail, Evidence clue, LockedConversation conversation) {
        if (mail.subject() == null || mail.automatic()) return null;
        String subject = mail.subject().value();
        String there = conversation.columns().subject();
        boolean same = there != null && SubjectLine.core(there).equals(SubjectLine.core(subject));
        boolean begunAsForward = there != null && SubjectLine.isForward(there) && same;
        if (SubjectLine.isForward(subject) && !begunAsForward && clue.clue() != Clue.OWN_ID) return Instead.FORWARD;
        Instant resolved = conversation.columns().resolvedAt();
        boolean stale = resolved != null && resolved.plus(STALE).isBefore(now);
        return stale && !same ? Instead.NEW_TOPIC : null;
    }

    /** The sender's last conversation, when it is open, young and about the same: said to agents, never joined. */
    private Seat guess(Arrival mail, @Nullable Identity identity, List<Evidence> evidence) {
        LockedConversation last =
                identity == null || identity.conversationId() == null ? null : open.get(identity.conversationId());
        if (last == null || mail.subject() == null || !mayBe(mail.subject().value(), last.columns()))
            return new Seat(null, null, false, new MatchReason(null, null, null, null, evidence));
        evidence.add(new Evidence(Clue.SUBJECT, mail.sender().externalId(), last.id(), false));
        return new Seat(
                null, null, false, new MatchReason(null, Standing.CUSTOMER, Instead.GUESS, linked(last), evidence));
    }

    private boolean mayBe(String subject, ConversationColumns last) {
        String core = SubjectLine.core(subject);
        return last.status() != ConversationStatus.RESOLVED
                && last.lastActivityAt().plus(STALE).isAfter(now)
                && last.subject() != null
                && !core.isEmpty()
                && core.equals(SubjectLine.core(last.subject()));
    }
}
