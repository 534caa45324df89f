package dev.tributary.engine.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.hours.BusinessHours;
import dev.tributary.engine.hours.BusinessHours.Stretch;
import dev.tributary.engine.hours.OpeningHours;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TeamTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final List<Snapshot.There> THERE = List.of(
            new Snapshot.There("anna@example.com", false, false, List.of("billing")),
            new Snapshot.There("bela@example.com", false, false, List.of("sales")),
            new Snapshot.There("fanni@example.com", false, true, List.of()));

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void rulesThatAskSeeWhoIsThereAndWhetherItIsOpen(TestDatabase database) {
        FakeRuleCompiler rules = new FakeRuleCompiler();
        rules.askTeam();
        try (EngineKit kit = EngineKit.start(database, rules)) {
            kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
            Seeds seeds = Seeds.in(kit);
            Group billing = seeds.group("billing");
            Group sales = seeds.group("sales");
            People people = kit.get(People.class);
            for (Agent agent : List.of(
                    seeds.agent("Anna", Role.AGENT, billing),
                    seeds.agent("Bela", Role.AGENT, sales),
                    seeds.agent("Fanni", Role.FULL_ACCESS))) people.setPresence(agent.id(), Presence.ONLINE);
            kit.get(OpeningHours.class).change(seeds.owner().id(), billing.id(), mondays());
            rules.decide(snapshot -> List.of(new Decision.AssignGroup(0, "billing")));
            kit.get(Intake.class).accept(Incoming.chat(SITE, "v1", "1").build());
            kit.get(Intake.class).accept(Incoming.chat(SITE, "v1", "2").build());

            List<Snapshot.Team> seen = rules.seen().stream().map(Snapshot::team).toList();
            // nobody's: everybody may take it, and the house never closes
            assertThat(seen.getFirst()).isEqualTo(new Snapshot.Team(true, 3, 0, "UTC", 3, THERE));
            // in billing on a Wednesday: sales may not, and it opens on Mondays only
            assertThat(seen.getLast()).isEqualTo(new Snapshot.Team(false, 2, 1, "Europe/Budapest", 2, THERE));
        }
    }

    private static BusinessHours mondays() {
        return new BusinessHours(
                ZoneId.of("Europe/Budapest"), Map.of(DayOfWeek.MONDAY, List.of(new Stretch(540, 1020))), Set.of());
    }
}
