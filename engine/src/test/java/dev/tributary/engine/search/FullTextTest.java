package dev.tributary.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.Agent;
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
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of the index, on both databases, through everything that uses it. */
class FullTextTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final AccountKey BOX = new AccountKey("email", "shop@example.com");

    private EngineKit kit;
    private Seeds seeds;
    private Agent owner;
    private int messages;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void wordsAreFoundInBothLanguagesInWhateverFormTheyStand(TestDatabase database) {
        try (EngineKit engine = begin(database.fresh())) {
            UUID parcel = write("v1", "Anna Kovács", "Hol van a csomagom? Tegnapra ígérték.");
            UUID shoes = write("v2", "Márk Fekete", "Szeretném kicserélni a cipőket, nem jó a méretük.");
            UUID refund = write("v3", "Oliver Bell", "You refunded less than the invoices say.");
            assertThat(found("csomag")).containsExactly(parcel);
            assertThat(found("CSOMAGJAINK")).containsExactly(parcel);
            assertThat(found("cipő")).containsExactly(shoes);
            assertThat(found("cipo meret")).containsExactly(shoes);
            assertThat(found("refund invoice")).containsExactly(refund);
            assertThat(found("refunding")).containsExactly(refund);
            assertThat(found("refund csomag")).isEmpty();
            assertThat(found("invo*")).containsExactly(refund);
            assertThat(found("invo")).isEmpty();
            // who wrote it, with and without accents
            assertThat(found("kovacs")).containsExactly(parcel);
            assertThat(found("Kovács csomag")).containsExactly(parcel);
            // no operators: what is typed is words
            for (String odd : List.of("'", "\\", "a & !b", "(((", ":*", "csomag' | 'invoice", "*"))
                assertThat(foundNow(odd)).doesNotContain(shoes, refund);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void notesSubjectsNamesAndAddressesAreFoundAndWhatChangesIsFoundAnew(TestDatabase database) {
        try (EngineKit engine = begin(database.fresh())) {
            Desk desk = engine.get(Desk.class);
            UUID mail = conversation(engine.get(Intake.class)
                    .accept(Incoming.mail(BOX, "kinga@example.hu", "m1@example.hu")
                            .named("Kinga Fodor")
                            .subject("Nagykereskedelmi árlista")
                            .text("Jó napot!")
                            .build()));
            desk.note(owner.id(), mail, Unmasked.of("Ask the warehouse first"));
            assertThat(found("warehouses")).containsExactly(mail);
            assertThat(found("árlisták")).containsExactly(mail);
            assertThat(found("kinga@example.hu")).containsExactly(mail);
            desk.changeContact(owner.id(), mail, Desk.ContactField.NAME, Unmasked.of("Kinga Szőke"));
            assertThat(found("szőke")).containsExactly(mail);
            assertThat(found("Fodor árlista")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void hitsStandInTheirContextAndCardsStayMasked(TestDatabase database) {
        try (EngineKit engine = begin(database.fresh())) {
            UUID conversation = write(
                    "v1",
                    "Dániel",
                    "Good morning! I write about something that happened last week in your shop.\nMy card 4111 1111 1111"
                            + " 1111 was charged twice for one parcel, and the parcel never came.");
            assertThat(found("parcels")).containsExactly(conversation);
            Context context = hits("parcels").getFirst().context();
            assertThat(context).isNotNull();
            assertThat(context.text()).contains("for one parcel, and").doesNotContain("4111");
            assertThat(context.hits())
                    .hasSize(2)
                    .allSatisfy(hit -> assertThat(context.text().substring(hit.start(), hit.end()))
                            .isEqualTo("parcel"));
            assertThat(found("4111")).isEmpty();
            assertThat(found("1111")).containsExactly(conversation);
            Context card = hits("1111").getFirst().context();
            assertThat(card).isNotNull();
            assertThat(card.text())
                    .contains("shop. My card •••• •••• •••• 1111 was")
                    .doesNotContain("4111");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void agentsFindOnlyWhatTheyMayOpenAndFiltersHoldToo(TestDatabase database) {
        try (EngineKit engine = begin(database.fresh())) {
            Group sales = seeds.group("sales");
            Agent anna = seeds.agent("Anna", Role.AGENT, sales);
            Agent bela = seeds.agent("Bela", Role.AGENT);
            UUID ours = write("v1", "One", "a secret parcel");
            UUID everybodys = write("v2", "Two", "another parcel");
            Desk desk = engine.get(Desk.class);
            desk.assign(owner.id(), ours, Set.of(), sales.id());
            desk.tag(owner.id(), everybodys, Unmasked.of("vip"));
            assertThat(found(owner, Queue.ALL, text("parcel"))).containsExactly(everybodys, ours);
            assertThat(found(anna, Queue.ALL, text("parcel"))).containsExactly(everybodys, ours);
            TextIndex index = kit.get(TextIndex.class);
            TextQuery parcels = TextQuery.of("parcels", new Words());
            List<List<UUID>> portions = new ArrayList<>();
            index.find(parcels, 1, portion -> {
                portions.add(portion.stream().map(TextIndex.Match::conversation).toList());
                return 10;
            });
            assertThat(portions).containsExactly(List.of(everybodys), List.of(ours));
            assertThat(found(bela, Queue.ALL, text("parcel"))).containsExactly(everybodys);
            assertThat(kit.get(Search.class).count(bela.id(), Queue.ALL, text("secret")))
                    .isZero();
            assertThat(found(owner, Queue.ALL, text("parcel", "vip"))).containsExactly(everybodys);
            assertThat(found(owner, Queue.RESOLVED, text("parcel"))).isEmpty();
            desk.resolve(owner.id(), ours);
            assertThat(found(owner, Queue.RESOLVED, text("parcel"))).containsExactly(ours);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasWrittenWithoutTheIndexIsFoundAfterTheNextStart(TestDatabase database) throws IOException {
        TestDatabase.Address address = database.fresh();
        try (EngineKit engine = begin(address)) {
            UUID conversation = write("v1", "Anna", "Where is my parcel?");
            assertThat(found("parcel")).containsExactly(conversation);
        }
        Path folder = address.data().resolve("search");
        if (Files.isDirectory(folder)) {
            // damaged beyond reading
            try (var files = Files.list(folder)) {
                for (Path file : files.filter(
                                one -> one.getFileName().toString().startsWith("segments"))
                        .toList()) Files.writeString(file, "no index");
            }
        }
        try (EngineKit engine = EngineKit.start(address, new FakeRuleCompiler())) {
            kit = engine;
            await().untilAsserted(
                            () -> assertThat(engine.get(Search.class).count(owner.id(), Queue.ALL, text("parcel")))
                                    .isEqualTo(1));
        }
    }

    private EngineKit begin(TestDatabase.Address address) {
        kit = EngineKit.start(address, new FakeRuleCompiler());
        seeds = Seeds.in(kit);
        owner = seeds.owner();
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        accounts.addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        accounts.addByOperator(BOX, "Box", new ChannelSettings(Map.of(), Map.of()));
        return kit;
    }

    private UUID write(String visitor, String name, String text) {
        kit.clock().advance(Duration.ofSeconds(1));
        return conversation(kit.get(Intake.class)
                .accept(Incoming.chat(SITE, visitor, "m" + ++messages)
                        .named(name)
                        .text(text)
                        .build()));
    }

    private static UUID conversation(IntakeResult result) {
        return ((IntakeResult.Stored) result).conversationId();
    }

    private List<UUID> found(String typed) {
        return hits(typed).stream().map(hit -> hit.row().id()).toList();
    }

    private List<UUID> foundNow(String typed) {
        return kit.get(Search.class).page(owner.id(), Queue.ALL, text(typed), 0, 50).stream()
                .map(hit -> hit.row().id())
                .toList();
    }

    private List<Hit> hits(String typed) {
        settle();
        return kit.get(Search.class).page(owner.id(), Queue.ALL, text(typed), 0, 50);
    }

    private List<UUID> found(Agent agent, Queue queue, SearchQuery query) {
        settle();
        return kit.get(Search.class).page(agent.id(), queue, query, 0, 50).stream()
                .map(hit -> hit.row().id())
                .toList();
    }

    /** Until a note written now is found, so that everything before it is. */
    private void settle() {
        String word = "settled" + ++messages;
        UUID any = kit.get(Inbox.class)
                .page(owner.id(), Queue.ALL, 0, 1)
                .getFirst()
                .id();
        kit.get(Desk.class).note(owner.id(), any, Unmasked.of(word));
        await().until(() -> kit.get(Search.class).count(owner.id(), Queue.ALL, text(word)) == 1);
    }

    private static SearchQuery text(String text, String... tags) {
        return new SearchQuery(
                text,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(tags),
                Set.of(),
                "",
                "",
                Set.of(),
                null,
                null,
                ZoneOffset.UTC);
    }
}
