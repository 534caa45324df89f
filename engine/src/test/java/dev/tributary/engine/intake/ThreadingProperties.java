package dev.tributary.engine.intake;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.ChannelSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Whatever mails of whatever threads come, in whatever order and batches: each is where a model has it. */
class ThreadingProperties {
    private static final AccountKey MAILBOX = new AccountKey("email", "support@shop.example");
    private static final AtomicInteger WORLDS = new AtomicInteger();
    private static @Nullable EngineKit opened;

    @BeforeContainer
    static void open() {
        opened = EngineKit.start(TestDatabase.H2, new FakeRuleCompiler());
        opened.get(ChannelAccounts.class).addByOperator(MAILBOX, "Support", new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterContainer
    static void close() {
        kit().close();
    }

    private static EngineKit kit() {
        if (opened == null) throw new IllegalStateException("not open");
        return opened;
    }

    /** A mail of a thread: which one it answers, and who is copied; the chain of its ancestors is in its references. */
    record Mail(
            int thread, String id, String sender, @Nullable Mail parent) {
        Incoming incoming(String world) {
            List<String> chain = new ArrayList<>();
            for (Mail at = parent; at != null; at = at.parent) chain.addFirst(at.id);
            Incoming mail = Incoming.mail(MAILBOX, sender, id).subject("Thread " + world + thread);
            return parent == null ? mail : mail.inReplyTo(parent.id, chain.toArray(String[]::new));
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    /** Some threads as trees: each mail answers an earlier one of its thread. */
    private static List<Mail> threads(Random random, String world, boolean strangers) {
        List<Mail> all = new ArrayList<>();
        for (int thread = 0; thread < 1 + random.nextInt(4); thread++) {
            List<Mail> mails = new ArrayList<>();
            String customer = "c" + random.nextInt(2) + world + "@customer.example";
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                boolean strange = strangers && i > 0 && random.nextInt(3) == 0;
                String sender = strange ? "s" + random.nextInt(2) + world + "@else.example" : customer;
                Mail parent = i == 0 ? null : mails.get(random.nextInt(mails.size()));
                mails.add(new Mail(thread, thread + "." + i + "." + world + "@x", sender, parent));
            }
            all.addAll(mails);
        }
        return all;
    }

    private static void take(Random random, List<Mail> mails, String world) {
        Intake intake = kit().get(Intake.class);
        List<Mail> order = new ArrayList<>(mails);
        Collections.shuffle(order, random);
        for (int at = 0; at < order.size(); ) {
            int end = Math.min(order.size(), at + 1 + random.nextInt(3));
            List<ChannelEvent> batch = new ArrayList<>();
            for (Mail mail : order.subList(at, end))
                batch.add(mail.incoming(world).build());
            intake.acceptAll(batch);
            // a repeat changes nothing
            if (random.nextInt(4) == 0) intake.acceptAll(batch);
            at = end;
        }
    }

    private static Map<String, UUID> conversations() {
        Map<String, UUID> conversations = new HashMap<>();
        kit().get(DSLContext.class)
                .select(MESSAGE.EXTERNAL_ID, MESSAGE.CONVERSATION_ID)
                .from(MESSAGE)
                .where(MESSAGE.EXTERNAL_ID.isNotNull())
                .forEach(row -> {
                    assertThat(conversations.put(row.value1(), row.value2())).isNull();
                });
        return conversations;
    }

    @Property(tries = 120)
    void eachThreadIsOneConversationAndNoTwoThreadsAre(@ForAll("seeds") long seed) {
        String world = "w" + WORLDS.incrementAndGet();
        Random random = new Random(seed);
        List<Mail> mails = threads(random, world, false);
        take(random, mails, world);

        Map<String, UUID> there = conversations();
        Map<Integer, Set<UUID>> byThread = new HashMap<>();
        for (Mail mail : mails)
            byThread.computeIfAbsent(mail.thread(), t -> new HashSet<>()).add(there.get(mail.id()));
        assertThat(byThread.values()).allMatch(conversations -> conversations.size() == 1);
        assertThat(new HashSet<>(byThread.values())).hasSameSizeAs(byThread.keySet());
    }

    @Property(tries = 120)
    void nobodyGetsIntoSomebodyElsesConversationAndNoCustomerIsReplaced(@ForAll("seeds") long seed) {
        String world = "w" + WORLDS.incrementAndGet();
        Random random = new Random(seed);
        List<Mail> mails = threads(random, world, true);
        take(random, mails, world);

        Map<String, UUID> there = conversations();
        Map<UUID, String> customers = kit().get(DSLContext.class)
                .select(CONVERSATION.ID, CONTACT.EMAIL)
                .from(CONVERSATION)
                .join(CONTACT)
                .on(CONTACT.ID.eq(CONVERSATION.CONTACT_ID))
                .fetchMap(CONVERSATION.ID, CONTACT.EMAIL);
        for (Mail mail : mails)
            assertThat(customers.get(there.get(mail.id()))).as(mail.id()).isEqualTo(mail.sender());
    }
}
