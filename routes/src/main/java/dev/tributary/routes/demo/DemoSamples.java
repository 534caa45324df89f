package dev.tributary.routes.demo;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.ChannelHost;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The sample conversations of the demo. Customers write through the real routes (the chat edge, SMTP and IMAP, the signed
 * webhook) and agents answer at the real desk, so what stands in the inbox went the way of every message.
 */
@Component
@ConditionalOnProperty("tributary.demo")
final class DemoSamples {
    private static final Logger log = LoggerFactory.getLogger("tributary");
    private static final long PATIENCE_SECONDS = 60;

    private final Inbox inbox;
    private final Desk desk;
    private final People people;
    private final DemoDone done;

    DemoSamples(Inbox inbox, Desk desk, People people, DemoDone done) {
        this.inbox = inbox;
        this.desk = desk;
        this.people = people;
        this.done = done;
    }

    /** Sends them, in the background: the house is usable meanwhile. */
    void send(
            String here, DemoMailServer mail, GraphStandIn graph, ChannelHost host, List<UUID> accounts, UUID mailbox) {
        Thread.ofVirtual().name("demo-samples").start(() -> {
            try {
                await(() -> accounts.stream().allMatch(id -> host.running(id) == ChannelHost.Running.STARTED)
                        ? Optional.of(true)
                        : Optional.empty());
                customersWrite(here, mail, graph);
                host.pollNow(mailbox);
                agentsAnswer();
                done.play(new DemoVisitors(here, DemoHouse.SITE), here);
                log.info("The sample conversations are in the inbox.");
            } catch (MessagingException | IOException | RuntimeException e) {
                log.warn("The sample conversations could not all be sent: {}", e.toString());
            }
        });
    }

    private static void customersWrite(String here, DemoMailServer mail, GraphStandIn graph)
            throws MessagingException, IOException {
        DemoVisitors visitors = new DemoVisitors(here, DemoHouse.SITE);
        visitors.write("Júlia Simon", "julia@example.hu", "Megjött a fotó a sérült dobozról? Mi lesz a cipővel?");
        mail.write("mark.fekete@example.hu", "Márk Fekete", "Nagykereskedelmi árlista?", """
                Jó napot!

                Kaphatnék egy nagykereskedelmi árlistát? Három boltunk van, évente ötszáz pár körül vennénk.

                Üdvözlettel:
                Fekete Márk
                """, null, null);
        visitors.write(
                "Dániel Varga",
                "daniel@example.hu",
                "My card 4111 1111 1111 1111 was charged twice for order 2024-1201.");
        graph.customerWrites("7001", "Eszter Tóth", "Szia! Mikor ér ide a futár a csomaggal?");
        mail.write("bence.nagy@example.hu", "Bence Nagy", "I can't sign in to my account", """
                Hello,

                since yesterday I can't sign in. The reset mail never comes. Can you help?

                Bence
                """, null, null);
        visitors.write("Anna Kovács", "anna@example.hu", "When does my order leave the warehouse?");
        graph.customerWrites("7002", "Gergő Szabó", "Hi! Do you have the blue one in 42?");
        visitors.write("", "", "Hi! Do you have this in size 42?");
        mail.write(
                "lilla.horvath@example.hu",
                "Lilla Horváth",
                "Invoice request – the total is still wrong",
                """
                Dear Support,

                thank you for the new invoice, but the total is still wrong: it should be 24 990 Ft. I need it urgently.

                Lilla
                """,
                null,
                null);
    }

    private void agentsAnswer() {
        Agent owner = people.agents().stream()
                .filter(agent -> agent.role() == Role.OWNER)
                .findFirst()
                .orElseThrow();
        UUID agent = people.agents().stream()
                .filter(Agent::active)
                .filter(person -> person.role() == Role.AGENT)
                .findFirst()
                .orElse(owner)
                .id();
        answer(agent, "Anna Kovács", "Hi Anna! It leaves the warehouse tomorrow morning.");
        answer(agent, "Júlia Simon", "Köszönjük a fotót, kicseréljük a cipőt. Ma feladjuk az újat.");
        ConversationRow gergo = conversationOf(agent, "Gergő Szabó");
        desk.note(agent, gergo.id(), Unmasked.of("Can somebody check the shelf? The system says 3."));
        answer(agent, "Gergő Szabó", "Hi Gergő! Yes, three pairs in blue, size 42. Shall I put one aside?");
        desk.tag(agent, conversationOf(agent, "Bence Nagy").id(), Unmasked.of("vip"));
        ConversationRow eszter = conversationOf(agent, "Eszter Tóth");
        String route =
                inbox.head(agent, eszter.id()).routes().getFirst().accountId().toString();
        desk.keepDraft(agent, eszter.id(), route, null, Unmasked.of("A futár telefonál, mielőtt"));
    }

    private void answer(UUID agent, String customer, String text) {
        ConversationRow row = conversationOf(agent, customer);
        var head = inbox.head(agent, row.id());
        UUID account = head.routes().getFirst().accountId();
        desk.reply(
                agent, row.id(), new Reply(account, null, null, Unmasked.of(text), List.of(), head.lastSeq(), false));
    }

    private ConversationRow conversationOf(UUID agent, String customer) {
        return await(() -> inbox.page(agent, Queue.ALL, 0, 50).stream()
                .filter(row -> row.contactName().equals(customer))
                .findFirst());
    }

    static <T> T await(Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) return answer.get();
            if (System.nanoTime() > deadline) throw new IllegalStateException("a sample did not arrive");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }
}
