package dev.tributary.engine.invitation;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.errand.Errand;
import dev.tributary.engine.errand.Turns;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.invitation.InvitationStore.Kept;
import dev.tributary.engine.invitation.Invitations.State;
import dev.tributary.engine.secret.SecretBox;
import dev.tributary.engine.settings.HouseMail;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.CheckReport;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mails invitations by the house's own mail, in the language of whoever is invited. What the server does not take is tried
 * again with growing pauses while the link is good. A mail that was sent while its node died is repeated as it was, under
 * the same Message-ID.
 */
@Component
final class InvitationPost implements Errand {
    /** There is one server for all of them. */
    private static final String SERVER = "house";

    private static final String BUNDLE = "dev.tributary.engine.invitation.invitation";
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Logger LOG = LoggerFactory.getLogger(InvitationPost.class);

    private final InvitationStore store;
    private final ObjectProvider<HouseMail> mail;
    private final HouseSettings settings;
    private final People people;
    private final SecretBox box;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Turns turns;

    InvitationPost(
            InvitationStore store,
            ObjectProvider<HouseMail> mail,
            HouseSettings settings,
            People people,
            SecretBox box,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.mail = mail;
        this.settings = settings;
        this.people = people;
        this.box = box;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
        this.turns = new Turns(clock, Turns.USUAL_PAUSES);
    }

    @Override
    public Optional<Instant> run(UUID id) {
        return turns.take(SERVER, () -> post(id)).orElseGet(() -> Optional.of(turns.soon()));
    }

    private Optional<Instant> post(UUID id) {
        Kept kept =
                store.find(id).filter(found -> found.state() == State.WAITING).orElse(null);
        // taken back, used or replaced meanwhile
        if (kept == null) return Optional.empty();
        String problem = problem(kept);
        if (problem == null) {
            settle(kept, State.SENT, null);
            return Optional.empty();
        }
        int tries = kept.tries() + 1;
        Optional<Instant> again = HouseMail.FOR_GOOD.contains(problem) ? Optional.empty() : turns.again(tries);
        if (again.isPresent() && again.get().isBefore(kept.expiresAt()))
            transactions.executeWithoutResult(status -> store.tried(id, tries));
        else {
            LOG.warn("an invitation could not be sent by e-mail: {}", problem);
            settle(kept, State.FAILED, problem);
            again = Optional.empty();
        }
        return again;
    }

    /** Sends; what stood in the way, as a text key, or null when the server has it. */
    private @Nullable String problem(Kept kept) {
        HouseMail sender = mail.getIfAvailable();
        Agent agent = people.agent(kept.agent()).filter(Agent::active).orElse(null);
        String sealed = kept.sealed();
        if (sender == null || sealed == null) return "check.house.host";
        if (agent == null) return "check.house.to";
        CheckReport report = sender.send(letter(kept, agent, box.open(sealed, InvitationDesk.place(kept.id()))));
        return report.passed() ? null : report.steps().getLast().textKey();
    }

    private HouseMail.Note letter(Kept kept, Agent agent, String token) {
        ResourceBundle words =
                ResourceBundle.getBundle(BUNDLE, Locale.forLanguageTag(agent.locale()), NO_OTHER_LANGUAGE);
        String by = people.agent(kept.invitedBy()).map(Agent::name).orElse("Tributary");
        String link = settings.current().publicUrl() + "/invitation/" + token;
        String text = words.getString("text")
                .replace("{link}", link)
                .replace("{email}", agent.email())
                // names last: whatever stands in one is not filled again
                .replace("{by}", by)
                .replace("{name}", agent.name());
        return new HouseMail.Note(agent.email(), words.getString("subject").replace("{by}", by), text, kept.id());
    }

    private void settle(Kept kept, State state, @Nullable String problem) {
        transactions.executeWithoutResult(status -> {
            store.settle(kept.id(), state, problem);
            log.append(NewEvent.of(EventKind.AGENT_CHANGED, "invitation").by(kept.agent()));
        });
    }
}
