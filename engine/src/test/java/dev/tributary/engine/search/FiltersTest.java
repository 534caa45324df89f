package dev.tributary.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.kit.ConversationSeed;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.privacy.VisitorAddresses;
import dev.tributary.engine.spi.Channels;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;

/** On random houses: what is found is what the filter says in plain Java, in order, counted right, and only what is theirs. */
class FiltersTest {
    private static final List<String> TAGS = List.of("vip", "lost parcel", "számla");
    private static final List<String> PAGES = List.of(
            "https://www.shop.example/shoes/tisza?size=40",
            "https://shop.example/shoes/duna",
            "https://shop.example/cart",
            "https://blog.example/100%_wool");
    private static final List<String> ADDRESSES = List.of("203.0.113.7", "203.0.113.70", "198.51.100.1", "2001:db8::5");
    private static final List<String> CHANNELS = List.of(Channels.CHAT, Channels.EMAIL);

    private record Planted(
            UUID id,
            @Nullable UUID group,
            Set<UUID> assignees,
            Set<UUID> workers,
            boolean open,
            @Nullable Integer rating,
            String channel,
            LocalDate began,
            LocalDate last,
            @Nullable String tag,
            @Nullable String contactTag,
            Set<String> pages,
            @Nullable String address) {}

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void oneOrMoreTogetherFindWhatTheySay(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Random random = new Random(20261129);
            Seeds seeds = Seeds.in(kit);
            List<Group> groups = List.of(seeds.group("sales"), seeds.group("support"));
            List<Agent> agents = List.of(
                    seeds.owner(),
                    seeds.agent("Anna", Role.AGENT, groups.get(0)),
                    seeds.agent("Bela", Role.AGENT, groups.get(0), groups.get(1)),
                    seeds.agent("Dani", Role.AGENT));
            kit.get(VisitorAddresses.class).keep(agents.getFirst().id(), true);
            List<Planted> house = plant(kit, seeds, random, groups, agents);
            tell(kit, house.stream().map(Planted::id).toList());
            Search search = kit.get(Search.class);
            LocalDate today = LocalDate.ofInstant(kit.clock().instant(), ZoneOffset.UTC);
            int found = 0;
            for (int i = 0; i < 90; i++) {
                SearchQuery query = query(random, groups, agents, today);
                Agent agent = agents.get(random.nextInt(agents.size()));
                Queue queue = random.nextBoolean() ? Queue.ALL : Queue.RESOLVED;
                List<UUID> expected = house.stream()
                        .filter(one -> one.open() == (queue == Queue.ALL))
                        .filter(one -> Permissions.mayOpen(agent, one.group(), one.assignees()))
                        .filter(one -> meets(one, query))
                        .map(Planted::id)
                        .toList();
                assertThat(allPages(search, agent, queue, query))
                        .as("%s of %s: %s", queue, agent.name(), query)
                        .containsExactlyElementsOf(expected);
                assertThat(search.count(agent.id(), queue, query)).isEqualTo(expected.size());
                found += expected.size();
            }
            assertThat(found).as("what the random questions found").isPositive();
            assertThatThrownBy(() -> search.page(UUID.randomUUID(), Queue.ALL, SearchQuery.NONE, 0, 10))
                    .isInstanceOf(CommandRefused.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void addressesThatAreNotKeptAreNotThere(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Seeds seeds = Seeds.in(kit);
            Agent owner = seeds.owner();
            Agent anna = seeds.agent("Anna", Role.AGENT);
            UUID account = seeds.account(Channels.CHAT, "shop");
            UUID conversation = seeds.conversation(seeds.contact("Vera", null), Channels.CHAT, account)
                    .inbound("hello")
                    .plant();
            tell(kit, List.of(conversation));
            VisitorAddresses addresses = kit.get(VisitorAddresses.class);
            Search search = kit.get(Search.class);
            SearchQuery query = from("203.0.113.7");
            assertThat(search.choices(anna.id()).addresses()).isFalse();
            addresses.wroteFrom(Map.of(conversation, Set.of("203.0.113.7")));
            assertThatThrownBy(() -> addresses.keep(anna.id(), true)).isInstanceOf(CommandRefused.class);
            addresses.keep(owner.id(), true);
            assertThat(search.choices(anna.id()).addresses()).isTrue();
            assertThat(search.count(owner.id(), Queue.ALL, query)).isZero();
            addresses.wroteFrom(Map.of(conversation, Set.of("203.0.113.7", "nonsense")));
            assertThat(search.count(owner.id(), Queue.ALL, query)).isEqualTo(1);
            addresses.keep(owner.id(), false);
            assertThat(search.count(owner.id(), Queue.ALL, query)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatHasJustChangedIsFoundAsItIs(TestDatabase database) {
        try (EngineKit kit = EngineKit.start(database)) {
            Seeds seeds = Seeds.in(kit);
            Agent owner = seeds.owner();
            UUID account = seeds.account(Channels.CHAT, "shop");
            UUID one = seeds.conversation(seeds.contact("Vera", null), Channels.CHAT, account)
                    .inbound("hello")
                    .plant();
            Desk desk = kit.get(Desk.class);
            for (int i = 0; i < 5; i++) {
                desk.tag(owner.id(), one, Unmasked.of("tag " + i));
                assertThat(count(kit, owner, Queue.ALL, "tag " + i)).isEqualTo(1);
                desk.untag(owner.id(), one, "tag " + i);
                assertThat(count(kit, owner, Queue.ALL, "tag " + i)).isZero();
            }
            desk.tag(owner.id(), one, Unmasked.of("vip"));
            desk.resolve(owner.id(), one);
            assertThat(count(kit, owner, Queue.ALL, "vip")).isZero();
            assertThat(count(kit, owner, Queue.RESOLVED, "vip")).isEqualTo(1);
        }
    }

    private static int count(EngineKit kit, Agent agent, Queue queue, String tag) {
        awaitIndex(kit);
        return kit.get(Search.class)
                .count(
                        agent.id(),
                        queue,
                        new SearchQuery(
                                "",
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of(tag),
                                Set.of(),
                                "",
                                "",
                                Set.of(),
                                null,
                                null,
                                ZoneOffset.UTC));
    }

    /** Seeds are planted past the log, and lists by filters follow it. */
    private static void tell(EngineKit kit, List<UUID> conversations) {
        kit.get(TransactionTemplate.class)
                .executeWithoutResult(status -> kit.get(EventLog.class)
                        .append(conversations.stream()
                                .map(one -> NewEvent.in(EventKind.CONVERSATION_STARTED, one, null))
                                .toList()));
        awaitIndex(kit);
    }

    /** A search waits for the index by itself, but not for as long as a busy machine may take. */
    private static void awaitIndex(EngineKit kit) {
        kit.get(TextIndexer.class).catchUp(Duration.ofSeconds(40));
    }

    private static List<Planted> plant(
            EngineKit kit, Seeds seeds, Random random, List<Group> groups, List<Agent> agents) {
        Map<String, UUID> accounts = Map.of(
                Channels.CHAT, seeds.account(Channels.CHAT, "shop"),
                Channels.EMAIL, seeds.account(Channels.EMAIL, "shop@example.com"));
        SeenPages seenPages = kit.get(SeenPages.class);
        List<Planted> house = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            kit.clock().advance(Duration.ofHours(1 + random.nextInt(6)));
            LocalDate began = LocalDate.ofInstant(kit.clock().instant(), ZoneOffset.UTC);
            UUID contact = seeds.contact("Customer " + i, null);
            String channel = any(random, CHANNELS);
            Group group = random.nextInt(3) == 0 ? null : any(random, groups);
            ConversationSeed seed = seeds.conversation(contact, channel, accounts.get(channel))
                    .group(group)
                    .inbound("hello " + i);
            Set<UUID> assignees = new HashSet<>();
            Set<UUID> workers = new HashSet<>();
            if (random.nextBoolean()) {
                Agent assignee = any(random, agents);
                assignees.add(assignee.id());
                seed.assignee(assignee);
            }
            workers.addAll(assignees);
            if (random.nextInt(4) == 0) {
                Agent writer = any(random, agents);
                kit.clock().advance(Duration.ofHours(random.nextInt(30)));
                seed.answer(writer, "answer " + i);
                workers.add(writer.id());
            }
            boolean open = random.nextInt(3) == 0;
            if (!open) seed.resolvedBy(agents.getFirst());
            Integer rating = random.nextBoolean() ? null : 1 + random.nextInt(5);
            if (rating != null) seed.rated(rating);
            String tag = random.nextBoolean() ? null : any(random, TAGS);
            if (tag != null) seed.tag(tag);
            UUID id = seed.plant();
            String contactTag = random.nextBoolean() ? null : any(random, TAGS);
            if (contactTag != null)
                kit.get(Desk.class).tagContact(agents.getFirst().id(), id, Unmasked.of(contactTag));
            Set<String> pages = new HashSet<>();
            for (int n = random.nextInt(3); n > 0; n--) pages.add(any(random, PAGES));
            seenPages.saw(pages.stream()
                    .map(page -> new SeenPages.Sight(id, masked(kit, page)))
                    .toList());
            String address = random.nextBoolean() ? null : any(random, ADDRESSES);
            if (address != null) kit.get(VisitorAddresses.class).wroteFrom(Map.of(id, Set.of(address)));
            house.add(new Planted(
                    id,
                    group == null ? null : group.id(),
                    assignees,
                    workers,
                    open,
                    rating,
                    channel,
                    began,
                    LocalDate.ofInstant(kit.clock().instant(), ZoneOffset.UTC),
                    tag,
                    contactTag,
                    pages,
                    address));
        }
        Collections.reverse(house);
        return house;
    }

    private static MaskedText masked(EngineKit kit, String text) {
        return kit.get(Masker.class).mask(Unmasked.of(text), MaskPlan.CARDS);
    }

    private static SearchQuery query(Random random, List<Group> groups, List<Agent> agents, LocalDate today) {
        int parts = 1 + random.nextInt(1 << 9);
        if (random.nextBoolean()) parts &= random.nextInt(1 << 9);
        LocalDate from = today.minusDays(random.nextInt(30));
        return new SearchQuery(
                "",
                (parts & 1) == 0 ? Set.of() : Set.of(1 + random.nextInt(2), 3 + random.nextInt(3)),
                (parts & 2) == 0 ? Set.of() : Set.of(any(random, agents).id()),
                (parts & 4) == 0 ? Set.of() : Set.of(any(random, groups).id()),
                (parts & 8) == 0 ? Set.of() : Set.of(any(random, TAGS)),
                (parts & 16) == 0 ? Set.of() : Set.of(any(random, TAGS)),
                (parts & 32) == 0
                        ? ""
                        : any(
                                random,
                                List.of("shop.example", "/shoes", "Tisza", "https://blog.example/100%_wool", "%")),
                (parts & 64) == 0 ? "" : any(random, List.of("203.0.113.7", "203.0.", "2001:db8", "10.")),
                (parts & 128) == 0 ? Set.of() : Set.of(any(random, CHANNELS)),
                (parts & 256) == 0 ? null : from,
                (parts & 256) == 0 ? null : from.plusDays(random.nextInt(20)),
                ZoneOffset.UTC);
    }

    private static SearchQuery from(String address) {
        return new SearchQuery(
                "",
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                "",
                address,
                Set.of(),
                null,
                null,
                ZoneOffset.UTC);
    }

    /** The filters of the order, in plain words. */
    private static boolean meets(Planted one, SearchQuery query) {
        return (query.ratings().isEmpty()
                        || one.rating() != null && query.ratings().contains(one.rating()))
                && (query.agents().isEmpty() || !Collections.disjoint(one.workers(), query.agents()))
                && (query.groups().isEmpty()
                        || one.group() != null && query.groups().contains(one.group()))
                && (query.tags().isEmpty() || one.tag() != null && query.tags().contains(one.tag()))
                && (query.contactTags().isEmpty()
                        || one.contactTag() != null && query.contactTags().contains(one.contactTag()))
                && (query.page().isEmpty() || saw(one, query.page()))
                && (query.address().isEmpty() || wroteFrom(one, query.address()))
                && (query.channels().isEmpty() || query.channels().contains(one.channel()))
                && (query.from() == null || !one.last().isBefore(query.from()))
                && (query.until() == null || !one.began().isAfter(query.until()));
    }

    private static boolean saw(Planted one, String part) {
        return one.pages().stream()
                .anyMatch(page -> page.replaceAll("https://(www[.])?|[?].*", "")
                        .contains(part.replace("https://", "").toLowerCase(java.util.Locale.ROOT)));
    }

    private static boolean wroteFrom(Planted one, String beginning) {
        if (one.address() == null) return false;
        return beginning.equals("203.0.113.7")
                ? one.address().equals(beginning)
                : one.address().startsWith(beginning);
    }

    private static List<UUID> allPages(Search search, Agent agent, Queue queue, SearchQuery query) {
        List<UUID> found = new ArrayList<>();
        while (true) {
            List<Hit> page = search.page(agent.id(), queue, query, found.size(), 7);
            page.forEach(hit -> found.add(hit.row().id()));
            if (page.size() < 7) return found;
        }
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
