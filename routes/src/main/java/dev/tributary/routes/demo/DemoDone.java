package dev.tributary.routes.demo;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Ratings;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.masking.Unmasked;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The demo's conversations that are done: answered, resolved, rated and tagged, so that there is something to look for. */
@Component
@ConditionalOnProperty("tributary.demo")
final class DemoDone {
    private final Inbox inbox;
    private final Desk desk;
    private final People people;
    private final VisitorThread threads;
    private final Ratings ratings;

    DemoDone(Inbox inbox, Desk desk, People people, VisitorThread threads, Ratings ratings) {
        this.inbox = inbox;
        this.desk = desk;
        this.people = people;
        this.threads = threads;
        this.ratings = ratings;
    }

    /** Visitors write, are answered, and rate it. */
    void play(DemoVisitors visitors, String here) throws IOException {
        Agent doer = people.agents().stream()
                .filter(agent -> agent.role() == Role.FULL_ACCESS)
                .findFirst()
                .or(() -> people.agents().stream()
                        .filter(agent -> agent.role() == Role.OWNER)
                        .findFirst())
                .orElseThrow();
        String kinga = visitors.write(
                "Kinga Fodor", "kinga@example.hu", "Kiszállítottátok már a rendelt cipőket?", "shoes/tisza");
        UUID first = done(doer, "Kinga Fodor", "Igen, a futár ma délelőtt átadta a csomagot.", "delivery", null);
        rate(kinga, here, 5, "Gyors és kedves válasz.");
        String oliver = visitors.write(
                "Oliver Bell", "oliver@example.com", "I was refunded less than the invoice says.", "invoices");
        done(doer, "Oliver Bell", "The shipping fee is not refunded; I have sent you the terms.", "refund", "billing");
        rate(oliver, here, 2, "I still find this unfair.");
        desk.tagContact(doer.id(), first, Unmasked.of("wholesale"));
    }

    private UUID done(Agent agent, String customer, String answer, String tag, @Nullable String group) {
        ConversationRow row = DemoSamples.await(() -> inbox.page(agent.id(), Queue.ALL, 0, 50).stream()
                .filter(one -> one.contactName().equals(customer))
                .findFirst());
        var head = inbox.head(agent.id(), row.id());
        UUID account = head.routes().getFirst().accountId();
        desk.reply(
                agent.id(),
                row.id(),
                new Reply(account, null, null, Unmasked.of(answer), List.of(), head.lastSeq(), false));
        desk.tag(agent.id(), row.id(), Unmasked.of(tag));
        people.groups().stream()
                .filter(one -> one.code().equals(group))
                .map(Group::id)
                .findFirst()
                .ifPresent(id -> desk.assign(agent.id(), row.id(), Set.of(agent.id()), id));
        desk.resolve(agent.id(), row.id());
        return row.id();
    }

    private void rate(String token, String here, int score, String comment) {
        threads.byToken(token, here).ifPresent(visitor -> ratings.rate(visitor, score, Unmasked.of(comment)));
    }
}
