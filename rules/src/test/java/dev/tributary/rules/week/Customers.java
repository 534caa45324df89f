package dev.tributary.rules.week;

import static dev.tributary.engine.store.schema.Tables.DELIVERY;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.visit.Attendance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Customers of the week, and what agents do about them: each begins one conversation, on one of the channels. */
final class Customers {
    private final Week week;
    private final House house;
    private final Oracle oracle;
    private final Random chance;
    private int messages;

    Customers(Week week, House house, Oracle oracle, Random chance) {
        this.week = week;
        this.house = house;
        this.oracle = oracle;
        this.chance = chance;
    }

    /** One customer. */
    private static final class Customer {
        final String name;
        final AccountKey account;
        final @Nullable String address;

        @Nullable
        VisitorIdentity visitor;

        @Nullable
        String firstMail;

        boolean onSite;
        boolean begun;

        Customer(int number, AccountKey account, @Nullable String address) {
            this.name = "c" + number;
            this.account = account;
            this.address = address;
        }

        boolean chats() {
            return account.equals(House.SITE);
        }
    }

    void begin(int number) {
        int way = chance.nextInt(20);
        AccountKey account = way < 13 ? House.SITE : way < 18 ? House.MAIL : House.PAGE;
        boolean known = account.equals(House.MAIL) || (account.equals(House.SITE) && chance.nextInt(5) < 3);
        Customer customer = new Customer(number, account, known ? "c" + number + "@mail.example" : null);
        if (customer.chats())
            customer.visitor = house.get(VisitorThread.class)
                    .welcome(house.account(account), "https://shop.example", Duration.ofDays(30))
                    .visitor();
        write(customer, false);
        int more = chance.nextInt(4);
        Instant at = now();
        for (int i = 0; i < more; i++) {
            at = at.plusSeconds(5 + chance.nextInt(chance.nextInt(3) == 0 ? 90_000 : 600));
            week.at(at, () -> write(customer, false));
        }
        if (!customer.chats() && chance.nextInt(3) == 0)
            week.at(now().plusSeconds(20 + chance.nextInt(20_000)), () -> write(customer, true));
    }

    private Instant now() {
        return house.get(Clock.class).instant();
    }

    private void write(Customer customer, boolean automatic) {
        if (customer.chats()) comeToTheSite(customer);
        int number = ++messages;
        Incoming message;
        if (customer.account.equals(House.MAIL)) {
            String id = "<m" + number + "@mail.example>";
            message = Incoming.mail(customer.account, customer.address == null ? "x@y" : customer.address, id);
            if (customer.firstMail == null) customer.firstMail = id;
            else message.inReplyTo(customer.firstMail);
        } else {
            String sender = customer.visitor == null
                    ? customer.name
                    : customer.visitor.id().toString();
            message = Incoming.chat(customer.account, sender, "m" + number);
            if (customer.address != null) message.claiming(customer.address);
        }
        if (automatic) message.automatic();
        UUID conversation = ((IntakeResult.Stored) house.get(Intake.class)
                        .accept(message.text("Message " + number)
                                .sentAt(now())
                                .named(customer.name)
                                .build()))
                .conversationId();
        if (!customer.begun) house.named(customer.name, conversation);
        customer.begun = true;
        oracle.wrote(customer.name, automatic, customer.address);
        if (customer.chats()) {
            oracle.onSite(customer.name);
            stayOrLeave(customer);
        }
        if (!automatic) react(customer);
    }

    /** With the box open she sees what was written to her. */
    private void comeToTheSite(Customer customer) {
        VisitorIdentity visitor = Objects.requireNonNull(customer.visitor);
        house.listeners().add(visitor.id());
        house.get(Attendance.class).writes(visitor);
        if (customer.begun) read(customer);
        house.get(Attendance.class).comes(visitor);
        customer.onSite = true;
    }

    private void read(Customer customer) {
        // the real box tells it by a receipt; the outbox stands still here
        house.get(DSLContext.class)
                .update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.READ.name())
                .where(DELIVERY.CONVERSATION_ID.eq(house.conversation(customer.name)))
                .execute();
        oracle.seen(customer.name);
    }

    private void stayOrLeave(Customer customer) {
        Instant leaves = now().plusSeconds(10 + chance.nextInt(chance.nextInt(3) == 0 ? 3_000 : 400));
        week.at(leaves, () -> {
            if (!customer.onSite) return;
            go(customer);
            int back = chance.nextInt(10);
            // another page of the site, or a while later without a word
            if (back < 4) week.at(now().plusSeconds(2 + chance.nextInt(50)), () -> comeBack(customer));
            else if (back < 6) week.at(now().plusSeconds(70 + chance.nextInt(4_000)), () -> comeBack(customer));
        });
    }

    private void go(Customer customer) {
        VisitorIdentity visitor = Objects.requireNonNull(customer.visitor);
        customer.onSite = false;
        house.listeners().remove(visitor.id());
        house.get(Attendance.class).goes(List.of(visitor.id()));
        oracle.offSite(customer.name);
    }

    private void comeBack(Customer customer) {
        if (customer.onSite) return;
        comeToTheSite(customer);
        oracle.onSite(customer.name);
        stayOrLeave(customer);
    }

    // the agents

    private void react(Customer customer) {
        int what = chance.nextInt(100);
        Instant soon = now().plusSeconds(5 + chance.nextInt(chance.nextInt(4) == 0 ? 40_000 : 500));
        if (what < 60) week.at(soon, () -> answer(customer));
        else if (what < 75) week.at(soon, () -> handOver(customer));
        else if (what < 85) week.at(soon, () -> resolve(customer));
        if (what < 10) week.at(soon.plusSeconds(60), () -> answer(customer));
        if (what > 90) week.at(soon.plusSeconds(30), () -> answer(customer));
    }

    private ConversationRow row(Customer customer) {
        return house.get(Inbox.class)
                .row(house.seeds().owner().id(), house.conversation(customer.name))
                .orElseThrow();
    }

    private @Nullable UUID somebody(ConversationRow row) {
        Set<UUID> may = new HashSet<>(row.assignees());
        if (may.isEmpty() || chance.nextInt(4) == 0)
            for (Agent agent : house.team())
                if (Permissions.mayOpen(agent, row.groupId(), row.assignees())) may.add(agent.id());
        return week.atWork(may);
    }

    private void answer(Customer customer) {
        ConversationRow row = row(customer);
        if (row.status() == ConversationStatus.RESOLVED) return;
        UUID agent = somebody(row);
        if (agent == null) return;
        String text = "Answer " + ++messages;
        house.get(Desk.class)
                .reply(
                        agent,
                        row.id(),
                        new Reply(
                                house.account(customer.account),
                                null,
                                null,
                                Unmasked.of(text),
                                List.of(),
                                1_000,
                                true));
        tellWhose(customer);
        oracle.answered(customer.name, text, customer.chats());
        if (customer.onSite && chance.nextInt(3) != 0)
            week.at(now().plusSeconds(1 + chance.nextInt(200)), () -> {
                if (customer.onSite) read(customer);
            });
        if (chance.nextInt(4) == 0) week.at(now().plusSeconds(15 + chance.nextInt(200)), () -> answer(customer));
        if (chance.nextInt(3) == 0) week.at(now().plusSeconds(20 + chance.nextInt(900)), () -> resolve(customer));
    }

    private void handOver(Customer customer) {
        ConversationRow row = row(customer);
        UUID agent = somebody(row);
        if (agent == null || row.status() == ConversationStatus.RESOLVED) return;
        List<UUID> groups = week.groupIds();
        UUID group = chance.nextInt(3) == 0 ? row.groupId() : groups.get(chance.nextInt(groups.size()));
        List<UUID> others =
                house.team().stream().filter(Agent::active).map(Agent::id).toList();
        Set<UUID> assignees = new HashSet<>();
        for (int i = chance.nextInt(3); i > 0; i--) assignees.add(others.get(chance.nextInt(others.size())));
        house.get(Desk.class).assign(agent, row.id(), assignees, group);
        tellWhose(customer);
    }

    private void resolve(Customer customer) {
        ConversationRow row = row(customer);
        if (row.status() == ConversationStatus.RESOLVED) return;
        house.get(Desk.class).resolve(house.seeds().owner().id(), row.id());
        oracle.resolved(customer.name);
        tellWhose(customer);
    }

    private void tellWhose(Customer customer) {
        ConversationRow row = row(customer);
        UUID group = row.groupId();
        oracle.belongs(
                customer.name,
                group == null ? null : week.code(group),
                row.assignees().stream().map(week::email).collect(Collectors.toSet()));
    }
}
