package dev.tributary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Several people do at random what moves conversations; in every moment in between the counts are the lists' lengths. */
class QueueCountsTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final int ROUNDS = 120;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void countsEqualTheListsWhateverHappensMeanwhile(TestDatabase database) throws Exception {
        try (EngineKit kit = EngineKit.start(database, new FakeRuleCompiler());
                ExecutorService crew = Executors.newFixedThreadPool(4)) {
            Seeds seeds = Seeds.in(kit);
            Agent owner = seeds.owner();
            Group sales = seeds.group("sales");
            Group support = seeds.group("support");
            List<Agent> agents = List.of(
                    owner,
                    seeds.agent("Anna", Role.AGENT, sales),
                    seeds.agent("Bela", Role.AGENT, sales, support),
                    seeds.agent("Dani", Role.AGENT));
            kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Random random = new Random(i);
                int number = i;
                work.add(crew.submit(() -> work(kit, random, number, agents, List.of(sales, support))));
            }
            TransactionTemplate still = new TransactionTemplate(kit.get(PlatformTransactionManager.class));
            // a moment that stands still is called otherwise in each
            still.setIsolationLevel(
                    database == TestDatabase.H2
                            ? TransactionDefinition.ISOLATION_SERIALIZABLE
                            : TransactionDefinition.ISOLATION_REPEATABLE_READ);
            still.setReadOnly(true);
            int looks = 0;
            while (!work.stream().allMatch(Future::isDone)) {
                Agent agent = agents.get(looks++ % agents.size());
                still.executeWithoutResult(status -> countsEqualLists(kit, agent));
                if (looks % 5 == 0) kit.get(QueueCountTable.class).drawTogether();
            }
            for (Future<?> one : work) one.get();
            for (Agent agent : agents) countsEqualLists(kit, agent);
            assertThat(kit.get(Inbox.class).counts(owner.id()).values()).allMatch(count -> count > 0);
        }
    }

    private static void countsEqualLists(EngineKit kit, Agent agent) {
        Inbox inbox = kit.get(Inbox.class);
        Map<Queue, Integer> counts = inbox.counts(agent.id());
        Map<Queue, Integer> lengths = new EnumMap<>(Queue.class);
        for (Queue queue : Queue.values())
            lengths.put(queue, inbox.page(agent.id(), queue, 0, 500).size());
        assertThat(counts).as(agent.name()).isEqualTo(lengths);
    }

    private static void work(EngineKit kit, Random random, int worker, List<Agent> agents, List<Group> groups) {
        Intake intake = kit.get(Intake.class);
        Desk desk = kit.get(Desk.class);
        UUID owner = agents.getFirst().id();
        List<UUID> known = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            if (known.isEmpty() || random.nextInt(4) == 0) {
                IntakeResult result =
                        intake.accept(Incoming.chat(SITE, "v" + worker + "-" + random.nextInt(40), worker + "-" + round)
                                .build());
                if (result instanceof IntakeResult.Stored stored) known.add(stored.conversationId());
            }
            UUID one = known.get(random.nextInt(known.size()));
            try {
                switch (random.nextInt(5)) {
                    case 0 -> desk.resolve(owner, one);
                    case 1 -> desk.reopen(owner, one);
                    case 2 -> desk.take(agents.get(random.nextInt(3)).id(), one);
                    default ->
                        desk.assign(
                                owner, one, Set.of(agents.get(random.nextInt(4)).id()), anyOrNone(random, groups));
                }
            } catch (CommandRefused lateOrNotTheirs) {
                // somebody was faster, or it is not theirs: nothing changed
            }
        }
    }

    private static @Nullable UUID anyOrNone(Random random, List<Group> groups) {
        int which = random.nextInt(groups.size() + 1);
        return which == groups.size() ? null : groups.get(which).id();
    }
}
