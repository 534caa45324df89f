package dev.tributary.engine.customer;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.conversation.ContactCard;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.conversation.VisitorThread.VisitorMessage;
import dev.tributary.engine.customer.Identification.Outcome;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who a visitor is: by the site's signature, by what the page says, by another system. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class IdentificationTest {
    private static final Claims NOTHING = new Claims(null, null, null, List.of());

    private final Shop shop;
    private final Identification who;
    private final VisitorIdentity ann;
    private final String id = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    IdentificationTest(TestDatabase database) {
        shop = new Shop(database);
        who = shop.kit.get(Identification.class);
        ann = shop.visitor();
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    private Outcome identify(VisitorIdentity visitor, String signedId) {
        return who.identify(visitor, Unmasked.of(signedId), NOTHING);
    }

    private static Claims claims(@Nullable String name, @Nullable String email, String... data) {
        List<Claims.Item> items = new ArrayList<>();
        for (int i = 0; i < data.length; i += 2)
            items.add(new Claims.Item(Unmasked.of(data[i]), Unmasked.ofNullable(data[i + 1])));
        return new Claims(Unmasked.ofNullable(name), Unmasked.ofNullable(email), null, items);
    }

    private int contacts() {
        return shop.kit.get(DSLContext.class).fetchCount(CONTACT);
    }

    private List<String> texts(VisitorIdentity visitor) {
        return shop.kit.get(VisitorThread.class).after(visitor, 0, 50).stream()
                .map(VisitorMessage::text)
                .toList();
    }

    @Test
    void twoBrowsersOfOneSignedCustomerAreOneContactAndSeeTheSameMessages() {
        VisitorIdentity phone = shop.visitor();
        int before = contacts();
        UUID first = shop.write(ann, "from the desk");
        UUID second = shop.write(phone, "from the phone");
        assertThat(identify(ann, id)).isEqualTo(Outcome.KNOWN);
        assertThat(identify(phone, id)).isEqualTo(Outcome.JOINED);
        assertThat(shop.contactOf(second)).isEqualTo(shop.contactOf(first));
        assertThat(texts(ann)).containsExactlyInAnyOrder("from the desk", "from the phone");
        assertThat(texts(phone)).containsExactlyInAnyOrder("from the desk", "from the phone");
        // and there is one way to answer both
        assertThat(shop.kit.get(Inbox.class).head(shop.owner, first).routes()).hasSize(1);
        assertThat(identify(phone, id)).isEqualTo(Outcome.KNOWN);
        assertThat(contacts()).isEqualTo(before + 1);
    }

    @Test
    void whoComesWithANewBrowserGoesOnInTheirConversation() {
        UUID conversation = shop.write(ann, "hello");
        identify(ann, id);
        VisitorIdentity phone = shop.visitor();
        assertThat(identify(phone, id)).isEqualTo(Outcome.JOINED);
        assertThat(shop.write(phone, "me again")).isEqualTo(conversation);
    }

    @Test
    void twoDifferentSignedIdsAreNeverOneContact() {
        UUID hers = shop.write(ann, "hello");
        VisitorIdentity bob = shop.visitor();
        UUID his = shop.write(bob, "hi");
        identify(ann, id);
        identify(bob, other);
        assertThat(identify(ann, other)).isEqualTo(Outcome.SOMEBODY_ELSE);
        assertThat(identify(bob, id)).isEqualTo(Outcome.SOMEBODY_ELSE);
        assertThat(identify(ann, "4713 " + id)).isEqualTo(Outcome.SOMEBODY_ELSE);
        assertThat(shop.contactOf(hers)).isNotEqualTo(shop.contactOf(his));
        assertThat(texts(ann)).containsExactly("hello");
        assertThat(texts(bob)).containsExactly("hi");
    }

    @Test
    void mergingMovesTagsNotesDataAndPagesAndFillsWhatIsEmpty() {
        UUID known = shop.write(ann, "hello");
        identify(ann, id);
        VisitorIdentity phone = shop.visitor();
        UUID unknown = shop.write(phone, "hi");
        Desk desk = shop.kit.get(Desk.class);
        desk.tagContact(shop.owner, known, Unmasked.of("vip"));
        desk.tagContact(shop.owner, unknown, Unmasked.of("vip"));
        desk.tagContact(shop.owner, unknown, Unmasked.of("wholesale"));
        desk.changeContact(shop.owner, known, Desk.ContactField.NAME, Unmasked.of("Ann"));
        desk.changeContact(shop.owner, unknown, Desk.ContactField.NAME, Unmasked.of("Anna"));
        desk.changeContact(shop.owner, unknown, Desk.ContactField.PHONE, Unmasked.of("+36 30 123 4567"));
        desk.changeContact(shop.owner, known, Desk.ContactField.NOTES, Unmasked.of("Prefers mail."));
        desk.changeContact(shop.owner, unknown, Desk.ContactField.NOTES, Unmasked.of("Size 42."));
        who.tell(shop.site, Unmasked.of(id), claims(null, null, "plan", "Gold"));
        who.claim(phone, claims(null, null, "plan", "Silver", "cart", "3"));
        shop.see(ann, "https://shop.example/a");
        shop.see(phone, "https://shop.example/b");

        identify(phone, id);

        ContactCard card = shop.card(unknown);
        assertThat(card.id()).isEqualTo(shop.contactOf(known));
        assertThat(card.name()).isEqualTo("Ann");
        assertThat(card.phone()).isEqualTo("+36 30 123 4567");
        assertThat(card.notes()).isEqualTo("Prefers mail.\n\nSize 42.");
        assertThat(card.tags()).containsExactly("vip", "wholesale");
        assertThat(card.signedId()).isEqualTo(id);
        assertThat(card.data())
                .containsExactly(
                        new ContactCard.Datum("cart", "3", false), new ContactCard.Datum("plan", "Gold", true));
        assertThat(card.pages()).hasSize(2);
        assertThat(card.earlier()).extracting(row -> row.id()).containsExactly(known);
    }

    @Test
    void whatAPageSaysUnsignedFillsTheCardAndJoinsNobody() {
        UUID hers = shop.write(ann, "hello");
        VisitorIdentity eve = shop.visitor();
        UUID other = shop.write(eve, "hi");
        assertThat(who.claim(ann, claims("Ann", "Ann@Example.com", "plan", "Gold")))
                .isTrue();
        assertThat(who.claim(eve, claims("Not Ann", "ann@example.com"))).isTrue();
        assertThat(who.claim(eve, claims("Still not", null))).isTrue();
        assertThat(shop.contactOf(hers)).isNotEqualTo(shop.contactOf(other));
        assertThat(shop.card(hers).email()).isEqualTo("ann@example.com");
        assertThat(shop.card(other).name()).isEqualTo("Not Ann");
        assertThat(shop.card(hers).data()).containsExactly(new ContactCard.Datum("plan", "Gold", false));
        assertThat(shop.card(hers).signedId()).isNull();
    }

    @Test
    void ofAStrangerAndOfAnIdNobodyKnowsNothingIsKept() {
        int before = contacts();
        assertThat(who.claim(ann, claims("Ann", null, "plan", "Gold"))).isFalse();
        assertThat(who.tell(shop.site, Unmasked.of(id), claims("Ann", null))).isFalse();
        assertThat(contacts()).isEqualTo(before);
    }

    @Test
    void whatIsProvenIsNotTakenBackByWhatIsNot() {
        UUID hers = shop.write(ann, "hello");
        identify(ann, id);
        who.claim(ann, claims(null, null, "plan", "Silver", "cart", "1"));
        assertThat(who.tell(shop.site, Unmasked.of(id), claims("Ann", null, "plan", "Gold")))
                .isTrue();
        who.claim(ann, claims(null, null, "plan", "Platinum", "cart", null));
        who.claim(ann, claims(null, null, "plan", null));
        assertThat(shop.card(hers).data()).containsExactly(new ContactCard.Datum("plan", "Gold", true));
        who.tell(shop.site, Unmasked.of(id), claims(null, null, "plan", null));
        assertThat(shop.card(hers).data()).isEmpty();
    }

    @Test
    void cardNumbersAreHiddenInClaimsAndMakeNoId() {
        UUID hers = shop.write(ann, "hello");
        who.claim(ann, claims("4111 1111 1111 1111", null, "4111111111111111", "5555 5555 5555 4444"));
        ContactCard card = shop.card(hers);
        assertThat(card.name()).isEqualTo("•••• •••• •••• 1111");
        assertThat(card.data())
                .containsExactly(new ContactCard.Datum("•••• •••• •••• 1111", "•••• •••• •••• 4444", false));
        assertThatThrownBy(() -> identify(ann, "4111111111111111")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> identify(ann, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> identify(ann, "x".repeat(201))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noMoreThanAHundredDataAreKept() {
        UUID hers = shop.write(ann, "hello");
        for (int i = 0; i < 120; i++) who.claim(ann, claims(null, null, "n" + i, "v"));
        assertThat(shop.card(hers).data()).hasSize(Claims.MOST);
    }

    @Test
    void afterLoggingOutTheTokenIsGoodNoLonger() {
        VisitorThread.NewVisitor bob =
                shop.kit.get(VisitorThread.class).welcome(shop.site, Shop.ORIGIN, Duration.ofDays(1));
        who.leave(bob.visitor());
        assertThat(shop.kit.get(VisitorThread.class).byToken(bob.token(), Shop.ORIGIN))
                .isEmpty();
    }

    @Test
    void aMailFromAnAddressThatSomebodyClaimedJoinsNobody() {
        UUID hers = shop.write(ann, "hello");
        identify(ann, id);
        who.tell(shop.site, Unmasked.of(id), claims(null, "mail." + id + "@example.com"));
        UUID mailed = shop.mail("mail." + id + "@example.com");
        assertThat(shop.contactOf(mailed)).isNotEqualTo(shop.contactOf(hers));
    }

    @Test
    void manyBrowsersAtOnceWhileMessagesComeInBecomeOneContact() throws Exception {
        List<VisitorIdentity> browsers = new ArrayList<>();
        int before = contacts();
        for (int i = 0; i < 6; i++) browsers.add(shop.visitor());
        browsers.forEach(browser -> shop.write(browser, "hello"));
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (VisitorIdentity browser : browsers) {
                all.add(crowd.submit((Callable<Outcome>) () -> identify(browser, id)));
                all.add(crowd.submit(() -> shop.kit
                        .get(Intake.class)
                        .accept(Incoming.chat(
                                        Shop.SITE,
                                        browser.id().toString(),
                                        UUID.randomUUID().toString())
                                .text("meanwhile")
                                .build())));
            }
            for (Future<?> one : all) one.get();
        }
        assertThat(contacts()).isEqualTo(before + 1);
        browsers.forEach(browser -> assertThat(texts(browser)).hasSize(12));
    }
}
