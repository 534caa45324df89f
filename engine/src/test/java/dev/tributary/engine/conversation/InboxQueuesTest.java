package dev.tributary.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.kit.ConversationSeed;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On random houses: every queue lists exactly what its definition in plain Java says, in order, and counts what it lists. */
class InboxQueuesTest {
    private record Planted(UUID id, @Nullable UUID group, Set<UUID> assignees, boolean open, boolean snoozed) {}

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyQueueHoldsWhatItsDefinitionSaysAndCountsWhatItHolds(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Random random = new Random(20261125);
            Seeds seeds = Seeds.in(kit);
            List<Group> groups = List.of(seeds.group("sales"), seeds.group("support"), seeds.group("empty"));
            List<Agent> agents = List.of(
                    seeds.owner(),
                    seeds.agent("Fanni", Role.FULL_ACCESS),
                    seeds.agent("Anna", Role.AGENT, groups.get(0)),
                    seeds.agent("Bela", Role.AGENT, groups.get(1)),
                    seeds.agent("Cili", Role.AGENT, groups.get(0), groups.get(1)),
                    seeds.agent("Dani", Role.AGENT));
            List<Planted> house = plant(kit, seeds, random, groups, agents);
            Inbox inbox = kit.get(Inbox.class);
            for (Agent agent : agents) {
                Map<Queue, Integer> counts = inbox.counts(agent.id());
                for (Queue queue : Queue.values()) {
                    List<ConversationRow> rows = allPages(inbox, agent, queue, 7);
                    assertThat(rows.stream().map(ConversationRow::id))
                            .as("%s of %s", queue, agent.name())
                            .doesNotHaveDuplicates()
                            .containsExactlyInAnyOrderElementsOf(house.stream()
                                    .filter(planted -> holds(queue, agent, planted))
                                    .map(Planted::id)
                                    .toList());
                    assertThat(counts.get(queue)).isEqualTo(rows.size());
                    assertThat(rows)
                            .isSortedAccordingTo(Comparator.comparing(ConversationRow::lastActivityAt)
                                    .reversed());
                    assertThat(rows)
                            .allMatch(row -> row.mayResolve() == Permissions.mayResolve(agent, row.assignees()));
                }
                for (Planted planted : house)
                    assertThat(inbox.row(agent.id(), planted.id()).isPresent()).isEqualTo(mayOpen(agent, planted));
            }
        }
    }

    private static List<Planted> plant(
            EngineKit kit, Seeds seeds, Random random, List<Group> groups, List<Agent> agents) {
        UUID account = seeds.account(Channels.CHAT, "shop");
        UUID contact = seeds.contact("Vera Visitor", null);
        List<Planted> house = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            if (random.nextInt(3) > 0) kit.clock().advance(Duration.ofSeconds(random.nextInt(5)));
            Group group = random.nextInt(3) == 0 ? null : groups.get(random.nextInt(groups.size()));
            ConversationSeed seed =
                    seeds.conversation(contact, Channels.CHAT, account).group(group);
            Set<UUID> assignees = new HashSet<>();
            for (int n = random.nextInt(4); n > 1; n--) {
                Agent agent = agents.get(random.nextInt(agents.size()));
                if (assignees.add(agent.id())) seed.assignee(agent);
            }
            boolean open = random.nextInt(3) > 0;
            boolean snoozed = open && random.nextInt(4) == 0;
            if (!open) seed.resolvedBy(agents.getFirst());
            if (snoozed) seed.snoozedUntil(kit.clock().instant().plus(Duration.ofDays(1)));
            UUID id = seed.inbound("hello " + i).plant();
            house.add(new Planted(id, group == null ? null : group.id(), assignees, open, snoozed));
        }
        return house;
    }

    /** The definitions of the order, in plain words. */
    private static boolean holds(Queue queue, Agent agent, Planted planted) {
        return switch (queue) {
            case ALL -> planted.open() && mayOpen(agent, planted);
            case NEW ->
                planted.open() && !planted.snoozed() && planted.assignees().isEmpty() && mayOpen(agent, planted);
            case MINE ->
                planted.open() && !planted.snoozed() && planted.assignees().contains(agent.id());
            case PRIMARY -> holds(Queue.NEW, agent, planted) || holds(Queue.MINE, agent, planted);
            case RESOLVED -> !planted.open() && mayOpen(agent, planted);
        };
    }

    private static boolean mayOpen(Agent agent, Planted planted) {
        return Permissions.mayOpen(agent, planted.group(), planted.assignees());
    }

    private static List<ConversationRow> allPages(Inbox inbox, Agent agent, Queue queue, int size) {
        List<ConversationRow> rows = new ArrayList<>();
        while (true) {
            List<ConversationRow> page = inbox.page(agent.id(), queue, rows.size(), size);
            rows.addAll(page);
            if (page.size() < size) return rows;
        }
    }
}
