package dev.tributary.engine.invitation;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.errand.Errands;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.invitation.InvitationStore.Kept;
import dev.tributary.engine.secret.SecretBox;
import dev.tributary.engine.secret.SecretToken;
import dev.tributary.engine.settings.HouseMail;
import dev.tributary.engine.settings.HouseSettings;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link Invitations} by a {@link SecretToken}. */
@Component
final class InvitationDesk implements Invitations {
    private static final int LONGEST_TOKEN = 100;

    private final InvitationStore store;
    private final People people;
    private final Permissions permissions;
    private final HouseSettings settings;
    private final ObjectProvider<HouseMail> mail;
    private final SecretBox box;
    private final Errands errands;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;

    InvitationDesk(
            InvitationStore store,
            People people,
            Permissions permissions,
            HouseSettings settings,
            ObjectProvider<HouseMail> mail,
            SecretBox box,
            Errands errands,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.permissions = permissions;
        this.settings = settings;
        this.mail = mail;
        this.box = box;
        this.errands = errands;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Set<Missing> missing() {
        HouseSettings.Values now = settings.current();
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        if (mail.getIfAvailable() == null || !now.sendsMail()) missing.add(Missing.MAIL);
        if (now.publicUrl().isBlank()) missing.add(Missing.PUBLIC_URL);
        return missing;
    }

    @Override
    public void invite(UUID actor, UUID agent) {
        transactions.executeWithoutResult(status -> {
            Agent invited = requireTheirs(actor, agent);
            if (!waits(invited)) throw new CommandRefused(Reason.NOT_FOUND);
            if (!missing().isEmpty()) throw new CommandRefused(Reason.CANNOT_SEND_MAIL);
            String token = SecretToken.fresh();
            UUID id = UuidCreator.getTimeOrderedEpoch();
            store.replace(new Kept(
                    id,
                    agent,
                    SecretToken.hash(token),
                    box.seal(token, place(id)),
                    actor,
                    State.WAITING,
                    null,
                    0,
                    clock.instant().plus(GOOD_FOR)));
            errands.ask(InvitationTask.NAME, id);
            tell(agent);
        });
    }

    @Override
    public void revoke(UUID actor, UUID agent) {
        transactions.executeWithoutResult(status -> {
            requireTheirs(actor, agent);
            if (store.remove(agent)) tell(agent);
        });
    }

    /** As with passwords: an owner is an owner's to invite. */
    private Agent requireTheirs(UUID actor, UUID agent) {
        Agent admin = permissions.requireFullAccess(actor);
        Agent theirs = people.agent(agent).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND));
        if (theirs.role() == Role.OWNER && !Permissions.mayChangeOwners(admin))
            throw new CommandRefused(Reason.NEEDS_OWNER);
        return theirs;
    }

    @Override
    public Optional<Invitation> of(UUID actor, UUID agent) {
        permissions.requireFullAccess(actor);
        return store.ofAgent(agent)
                .map(kept -> new Invitation(kept.agent(), kept.state(), kept.problem(), kept.expiresAt()));
    }

    @Override
    public Optional<Agent> invited(String token) {
        return Objects.requireNonNull(transactions.execute(status -> good(token)));
    }

    @Override
    public Agent accept(String token, String passwordHash) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Agent agent = good(token).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND));
            store.remove(agent.id());
            people.changePassword(agent.id(), agent.id(), passwordHash, false);
            return agent;
        }));
    }

    private Optional<Agent> good(String token) {
        if (token.length() > LONGEST_TOKEN) return Optional.empty();
        return store.lock(SecretToken.hash(token))
                .filter(kept -> clock.instant().isBefore(kept.expiresAt()))
                .flatMap(kept -> people.agent(kept.agent()))
                .filter(InvitationDesk::waits);
    }

    /** Whoever chose a password has no use for a link, and nobody else shall have one. */
    private static boolean waits(Agent agent) {
        return agent.active() && agent.passwordChangeDue();
    }

    private void tell(UUID agent) {
        log.append(NewEvent.of(EventKind.AGENT_CHANGED, "invitation").by(agent));
    }

    static String place(UUID invitation) {
        return "invitation/" + invitation;
    }
}
