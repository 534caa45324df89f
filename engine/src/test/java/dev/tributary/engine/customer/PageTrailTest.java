package dev.tributary.engine.customer;

import static dev.tributary.engine.store.schema.Tables.VISITED_PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.ContactCard;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.customer.PageTrail.Looks;
import dev.tributary.engine.customer.PageTrail.Place;
import dev.tributary.engine.customer.PageTrail.SeenPage;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages a visitor sees, from the telling of her box to the card. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PageTrailTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final Looks LOOKS = new Looks("Browser 1.0", "Windows 15.0.0", "Microsoft Edge 131.0.1", null);

    private final EngineKit kit;
    private final PageTrail trail;
    private final UUID site;
    private final VisitorIdentity ann;
    private final UUID owner;

    PageTrailTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeRuleCompiler(), new RecordingGateway());
        trail = kit.get(PageTrail.class);
        site = kit.get(ChannelAccounts.class)
                .addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()))
                .id();
        ann = visitor();
        owner = Seeds.in(kit).owner().id();
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private VisitorIdentity visitor() {
        return kit.get(VisitorThread.class)
                .welcome(site, "https://shop.example", Duration.ofDays(1))
                .visitor();
    }

    private UUID write(VisitorIdentity visitor) {
        return ((IntakeResult.Stored) kit.get(Intake.class)
                        .accept(Incoming.chat(
                                        SITE,
                                        visitor.id().toString(),
                                        UUID.randomUUID().toString())
                                .build()))
                .conversationId();
    }

    private static SeenPage page(String url) {
        return page(UUID.randomUUID(), url, 0, null);
    }

    private static SeenPage page(UUID id, String url, int secondsAgo, @Nullable Duration stayed) {
        return new SeenPage(
                id,
                Unmasked.of(url),
                Unmasked.of("Boots"),
                Unmasked.of("https://search.example/?q=boots"),
                Duration.ofSeconds(secondsAgo),
                stayed);
    }

    private ContactCard card(UUID conversation) {
        return kit.get(Inbox.class).card(owner, conversation);
    }

    private int pagesOf(VisitorIdentity visitor) {
        return kit.get(DSLContext.class).fetchCount(VISITED_PAGE, VISITED_PAGE.VISITOR_ID.eq(visitor.id()));
    }

    @Test
    void ofAStrangerNothingIsKept() {
        assertThat(trail.keep(ann, List.of(page("https://shop.example/")), LOOKS))
                .isFalse();
        assertThat(pagesOf(ann)).isZero();
    }

    @Test
    void theCardShowsThePagesNewestFirstWithTitleReferrerAndTimeOnPage() {
        UUID conversation = write(ann);
        UUID first = UUID.randomUUID();
        trail.keep(
                ann,
                List.of(
                        page(first, "https://shop.example/boots", 90, Duration.ofSeconds(60)),
                        page("https://shop.example/cart")),
                LOOKS);
        List<ContactCard.Page> pages = card(conversation).pages();
        assertThat(pages)
                .extracting(ContactCard.Page::url)
                .containsExactly("https://shop.example/cart", "https://shop.example/boots");
        assertThat(pages.getFirst().leftAt()).isNull();
        ContactCard.Page boots = pages.getLast();
        assertThat(boots.title()).isEqualTo("Boots");
        assertThat(boots.referrer()).isEqualTo("https://search.example/?q=boots");
        assertThat(boots.enteredAt()).isEqualTo(kit.clock().instant().minusSeconds(90));
        assertThat(boots.leftAt()).isEqualTo(boots.enteredAt().plusSeconds(60));
    }

    @Test
    void aPageThatIsToldTwiceIsOnePageAndItsEndIsNotTakenBack() {
        UUID conversation = write(ann);
        UUID id = UUID.randomUUID();
        trail.keep(ann, List.of(page(id, "https://shop.example/", 30, Duration.ofSeconds(20))), LOOKS);
        trail.keep(ann, List.of(page(id, "https://shop.example/", 30, null)), LOOKS);
        assertThat(card(conversation).pages())
                .singleElement()
                .extracting(ContactCard.Page::leftAt)
                .isEqualTo(kit.clock().instant().minusSeconds(10));
    }

    @Test
    void oneBrowsersNameForAPageIsNotAnothersPage() {
        UUID conversation = write(ann);
        VisitorIdentity eve = visitor();
        UUID hers = write(eve);
        UUID id = UUID.randomUUID();
        trail.keep(ann, List.of(page(id, "https://shop.example/ann", 0, null)), LOOKS);
        trail.keep(eve, List.of(page(id, "https://shop.example/eve", 0, null)), LOOKS);
        assertThat(card(conversation).pages())
                .extracting(ContactCard.Page::url)
                .containsExactly("https://shop.example/ann");
        assertThat(card(hers).pages()).extracting(ContactCard.Page::url).containsExactly("https://shop.example/eve");
    }

    @Test
    void cardNumbersInAddressesAndTitlesAreHidden() {
        UUID conversation = write(ann);
        trail.keep(
                ann,
                List.of(
                        page("https://shop.example/pay?card=4111111111111111&x=1"),
                        page("https://shop.example/pay?card=4111%201111%201111%201111"),
                        page("https://shop.example/pay?card=4111%25201111%25201111%25201111"),
                        page("https://shop.example/pay?card=4111+1111+1111+1111")),
                LOOKS);
        assertThat(card(conversation).pages())
                .hasSize(4)
                .extracting(ContactCard.Page::url)
                .allSatisfy(url -> assertThat(url)
                        .startsWith("https://shop.example/pay?card=•••• •••• •••• 1111")
                        .doesNotContain("4111"));
    }

    @Test
    void noMoreThanTwoHundredPagesAreKept() {
        UUID conversation = write(ann);
        for (int i = 0; i < 230; i++) {
            kit.clock().advance(Duration.ofSeconds(1));
            trail.keep(ann, List.of(page("https://shop.example/" + i)), LOOKS);
        }
        assertThat(card(conversation).pages()).hasSize(PageTrail.LONGEST);
        assertThat(card(conversation).pages().getFirst().url()).isEqualTo("https://shop.example/229");
        assertThat(pagesOf(ann)).isLessThan(PageTrail.LONGEST + 20);
    }

    @Test
    void theCardTellsWithWhatAndFromWhereTheyLook() {
        UUID conversation = write(ann);
        Place place = new Place("Szeged", "Csongrád-Csanád", "HU");
        trail.keep(ann, List.of(), new Looks("Browser 1.0", "Windows 15.0.0", "Microsoft Edge 131.0.1", place));
        ContactCard card = card(conversation);
        assertThat(card.hints()).isEqualTo(new ContactCard.Hints("Windows 15.0.0", "Microsoft Edge 131.0.1"));
        assertThat(card.place()).isEqualTo(new ContactCard.Place("Szeged", "Csongrád-Csanád", "HU"));
        trail.keep(ann, List.of(), new Looks("Other 2.0", null, null, null));
        assertThat(card(conversation).hints()).isNull();
        assertThat(card(conversation).place()).isNull();
        assertThat(card(conversation).userAgent()).isEqualTo("Other 2.0");
    }

    @Test
    void aPageIsToldOnceToThoseWhoFollow() {
        UUID conversation = write(ann);
        trail.keep(ann, List.of(), LOOKS);
        List<LoggedEvent> heard = new CopyOnWriteArrayList<>();
        EventFeed feed = kit.get(EventFeed.class);
        try (EventFeed.Subscription follow = feed.subscribe(heard::addAll)) {
            SeenPage page = page("https://shop.example/");
            trail.keep(ann, List.of(page), LOOKS);
            trail.keep(ann, List.of(page), LOOKS);
            write(ann);
            await().until(() -> heard.stream().anyMatch(event -> event.kind() == EventKind.MESSAGE_RECEIVED));
        }
        assertThat(heard)
                .filteredOn(event -> event.kind() == EventKind.PAGE_SEEN)
                .singleElement()
                .extracting(LoggedEvent::conversationId)
                .isEqualTo(conversation);
    }
}
