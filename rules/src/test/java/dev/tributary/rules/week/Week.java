package dev.tributary.rules.week;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.notice.Bell;
import dev.tributary.engine.notice.NoticeWishes;
import dev.tributary.rules.week.Oracle.What;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A week of a team: shifts, breaks, days off, somebody who leaves and somebody who changes groups, switches that are turned.
 * Whatever happens is done in the house and told to the oracle as a fact. No two things happen in the same millisecond.
 */
final class Week {
    static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final int DAYS = 7;
    /** To look into a week that went wrong early: what comes after so many hours is left out. */
    private static final long HOURS = Long.getLong("tributary.week.hours", DAYS * 24L);

    /** Something that happens. */
    private record Step(Instant at, long order, Runnable work) {}

    private final House house;
    private final Oracle oracle = new Oracle();
    private final Random chance;
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparing(Step::order));
    private final Map<UUID, Agent> team = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Customers customers;
    private long order;
    private long last = Long.MIN_VALUE;

    Week(House house, long seed, int conversations) {
        this.house = house;
        this.chance = new Random(seed);
        house.setTime(MONDAY);
        hire();
        customers = new Customers(this, house, oracle, chance);
        for (int i = 0; i < conversations; i++) {
            int number = i;
            at(arrival(), () -> customers.begin(number));
        }
    }

    /** Plays it to the end, and a day longer, so that what waits comes. */
    Oracle play() {
        while (!steps.isEmpty()) {
            Step step = steps.remove();
            pass(step.at());
            step.work().run();
        }
        pass(MONDAY.plus(Duration.ofDays(DAYS + 1)));
        return oracle;
    }

    private void pass(Instant to) {
        house.passUntil(to);
        oracle.until(to);
    }

    /** Has something done at that moment, or a little later; nothing after the week. */
    void at(Instant moment, Runnable work) {
        if (moment.isAfter(MONDAY.plus(Duration.ofHours(HOURS)))) return;
        steps.add(new Step(unique(moment), order++, work));
    }

    /** Thirds of a millisecond apart from whatever follows from something by whole seconds. */
    private Instant unique(Instant moment) {
        long nanos = ++order * 1_000;
        return moment.plusNanos(nanos % 999_000);
    }

    private Instant arrival() {
        int day = chance.nextInt(DAYS);
        // most come by day, some at night
        double hour = chance.nextInt(10) == 0 ? chance.nextDouble() * 24 : 8 + chance.nextDouble() * 12;
        return MONDAY.plus(Duration.ofDays(day)).plusMillis((long) (hour * 3_600_000));
    }

    // the team

    private void hire() {
        Seeds seeds = house.seeds();
        for (String code : List.of("billing", "sales", "support")) groups.put(code, seeds.group(code));
        add(seeds.owner());
        add(seeds.agent("Fanni", Role.FULL_ACCESS));
        add(seeds.agent("Anna", Role.AGENT, groups.get("support")));
        add(seeds.agent("Bela", Role.AGENT, groups.get("support")));
        add(seeds.agent("Cili", Role.AGENT, groups.get("support"), groups.get("billing")));
        add(seeds.agent("Dani", Role.AGENT, groups.get("billing")));
        add(seeds.agent("Edit", Role.AGENT, groups.get("sales")));
        add(seeds.agent("Feri", Role.AGENT));
        List<Agent> all = team.values().stream()
                .sorted(Comparator.comparing(Agent::email))
                .toList();
        for (Agent agent : all) for (int day = 0; day < DAYS; day++) shift(agent, day);
        Agent bela = named("bela");
        at(MONDAY.plus(Duration.ofHours(52)), () -> setActive(bela, false));
        at(MONDAY.plus(Duration.ofHours(100)), () -> setActive(bela, true));
        at(MONDAY.plus(Duration.ofHours(60)), () -> move(named("cili"), Set.of("billing")));
        at(MONDAY.plus(Duration.ofHours(83)), () -> move(named("feri"), Set.of("support")));
        at(MONDAY.plus(Duration.ofHours(59)), () -> wish(named("dani"), new NoticeWishes(false, true, true, true)));
        at(MONDAY.plus(Duration.ofHours(35)), () -> wish(named("anna"), new NoticeWishes(true, true, false, true)));
        at(MONDAY.plus(Duration.ofHours(90)), () -> wish(named("anna"), new NoticeWishes(true, false, true, false)));
        for (int i = 0; i < 40; i++) {
            Agent agent = all.get(chance.nextInt(all.size()));
            NoticeWishes wishes = new NoticeWishes(
                    chance.nextBoolean(), chance.nextBoolean(), chance.nextBoolean(), chance.nextBoolean());
            at(arrival(), () -> wish(agent, wishes));
            at(arrival(), () -> wish(agent, NoticeWishes.ALL));
        }
    }

    private void add(Agent agent) {
        team.put(agent.id(), agent);
        oracle.hired(
                agent.email(),
                agent.role().seesAll(),
                groups.values().stream()
                        .filter(group -> agent.groups().contains(group.id()))
                        .map(Group::code)
                        .collect(Collectors.toSet()));
    }

    private Agent named(String name) {
        return team.values().stream()
                .filter(agent -> agent.email().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private void shift(Agent agent, int day) {
        boolean off = day >= 5 ? chance.nextInt(5) != 0 : chance.nextInt(6) == 0;
        if (off) return;
        Instant begin = MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(7 * 60 + chance.nextInt(150)));
        Instant end = begin.plus(Duration.ofMinutes(300 + chance.nextInt(240)));
        presence(begin, agent, Presence.ONLINE);
        Instant breaks = begin.plus(Duration.ofMinutes(20 + chance.nextInt(120)));
        while (breaks.isBefore(end)) {
            Presence how = chance.nextInt(4) == 0 ? Presence.OFFLINE : Presence.AWAY;
            presence(breaks, agent, how);
            Instant back = breaks.plus(Duration.ofMinutes(2 + chance.nextInt(50)));
            if (back.isBefore(end)) presence(back, agent, Presence.ONLINE);
            breaks = back.plus(Duration.ofMinutes(15 + chance.nextInt(150)));
        }
        presence(end, agent, Presence.OFFLINE);
    }

    private void presence(Instant moment, Agent agent, Presence presence) {
        at(moment, () -> {
            if (!house.agent(agent.id()).active()) return;
            house.change(people -> people.setPresence(agent.id(), presence));
            oracle.there(agent.email(), presence.name().toLowerCase(Locale.ROOT));
        });
    }

    private void setActive(Agent agent, boolean active) {
        house.change(people -> people.setActive(house.seeds().owner().id(), agent.id(), active));
        oracle.active(agent.email(), active);
    }

    private void move(Agent agent, Set<String> codes) {
        Set<UUID> ids = codes.stream().map(code -> groups.get(code).id()).collect(Collectors.toSet());
        house.change(
                people -> people.changeAgent(house.seeds().owner().id(), agent.id(), agent.name(), agent.role(), ids));
        oracle.moved(agent.email(), codes);
    }

    private void wish(Agent agent, NoticeWishes wishes) {
        if (!house.agent(agent.id()).active()) return;
        house.get(Bell.class).change(agent.id(), wishes);
        oracle.switched(agent.email(), What.OFFLINE, "mail", wishes.offlineByEmail());
        oracle.switched(agent.email(), What.OFFLINE, "desktop", wishes.offlineOnDesktop());
        oracle.switched(agent.email(), What.MISSED, "mail", wishes.missedByEmail());
        oracle.switched(agent.email(), What.MISSED, "desktop", wishes.missedOnDesktop());
    }

    // what customers need to know of it

    String email(UUID agent) {
        return house.agent(agent).email();
    }

    String code(UUID group) {
        return groups.values().stream()
                .filter(one -> one.id().equals(group))
                .map(Group::code)
                .findFirst()
                .orElseThrow();
    }

    List<UUID> groupIds() {
        return groups.values().stream()
                .sorted(Comparator.comparing(Group::code))
                .map(Group::id)
                .toList();
    }

    /** Somebody at random of these who is at work now, or null. */
    @Nullable
    UUID atWork(Collection<UUID> of) {
        List<UUID> there = house.team().stream()
                .filter(agent -> of.contains(agent.id()))
                .filter(agent -> agent.active() && agent.presence() != Presence.OFFLINE)
                .map(Agent::id)
                .toList();
        return there.isEmpty() ? null : there.get(chance.nextInt(there.size()));
    }
}
