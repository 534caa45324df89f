package dev.tributary.engine.customer;

import static dev.tributary.engine.store.schema.Tables.SIGNED_IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.conversation.ContactCard;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.VisitorStore;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.customer.Identification.Outcome;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Whatever browsers write, see and say of themselves, in whatever order: the house joins whom a model written from the order's
 * words joins, nobody else, and loses nothing on the way.
 */
class MergeProperties {
    private static final int BROWSERS = 4;
    private static final Claims NOTHING = new Claims(null, null, null, List.of());
    private static @Nullable Shop opened;

    @BeforeContainer
    static void open() {
        opened = new Shop(TestDatabase.H2);
    }

    @AfterContainer
    static void close() {
        shop().close();
    }

    private static Shop shop() {
        if (opened == null) throw new IllegalStateException("not open");
        return opened;
    }

    enum Deed {
        WRITE,
        SEE,
        TAG,
        CLAIM,
        IDENTIFY
    }

    /** A browser does something; {@code which} is a tag or a customer of the site. */
    record Step(int browser, Deed deed, int which) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, BROWSERS - 1),
                        Arbitraries.of(Deed.class),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new)
                .list()
                .ofMinSize(4)
                .ofMaxSize(24);
    }

    /** Somebody, as the order has it. */
    private static final class Somebody {
        @Nullable
        Integer signed;

        final Set<UUID> conversations = new HashSet<>();
        final Set<String> tags = new HashSet<>();
        int pages;
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void contactsAreJoinedOnProofOnlyAndNothingIsLost(@ForAll("steps") List<Step> steps) {
        String world = UUID.randomUUID().toString();
        List<VisitorIdentity> browsers = new ArrayList<>();
        for (int i = 0; i < BROWSERS; i++) browsers.add(shop().visitor());
        Map<Integer, Somebody> model = new HashMap<>();
        for (Step step : steps) {
            VisitorIdentity browser = browsers.get(step.browser());
            Somebody before = model.get(step.browser());
            switch (step.deed()) {
                case WRITE -> {
                    UUID conversation = shop().write(browser, "hello");
                    model.computeIfAbsent(step.browser(), any -> new Somebody())
                            .conversations
                            .add(conversation);
                }
                case SEE -> {
                    if (shop().see(browser, "https://shop.example/" + step.which()) && before != null) before.pages++;
                }
                case TAG -> {
                    if (before == null || before.conversations.isEmpty()) break;
                    String tag = "tag-" + step.which();
                    shop().kit
                            .get(Desk.class)
                            .tagContact(
                                    shop().owner,
                                    before.conversations.iterator().next(),
                                    Unmasked.of(tag));
                    before.tags.add(tag);
                }
                case CLAIM ->
                    assertThat(shop().kit
                                    .get(Identification.class)
                                    .claim(
                                            browser,
                                            new Claims(
                                                    Unmasked.of("Somebody"),
                                                    Unmasked.of("same@example.com"),
                                                    null,
                                                    List.of())))
                            .isEqualTo(before != null);
                case IDENTIFY -> {
                    Outcome outcome = shop().kit
                            .get(Identification.class)
                            .identify(browser, Unmasked.of(world + step.which()), NOTHING);
                    assertThat(outcome == Outcome.SOMEBODY_ELSE).isEqualTo(!identified(model, step));
                }
            }
        }
        check(browsers, model, world);
    }

    /** What identifying does to the model; false when the browser is somebody else's. */
    private static boolean identified(Map<Integer, Somebody> model, Step step) {
        Somebody here = model.get(step.browser());
        Somebody theirs = model.values().stream()
                .filter(one -> one.signed != null && one.signed == step.which())
                .findFirst()
                .orElse(null);
        if (here != null && here != theirs && here.signed != null) return false;
        if (theirs == null) {
            model.computeIfAbsent(step.browser(), any -> new Somebody()).signed = step.which();
        } else if (here != theirs) {
            if (here != null) {
                theirs.conversations.addAll(here.conversations);
                theirs.tags.addAll(here.tags);
                theirs.pages += here.pages;
                model.replaceAll((browser, somebody) -> somebody == here ? theirs : somebody);
            }
            model.put(step.browser(), theirs);
        }
        return true;
    }

    private static void check(List<VisitorIdentity> browsers, Map<Integer, Somebody> model, String world) {
        Map<UUID, Somebody> contacts = new HashMap<>();
        model.forEach((browser, somebody) -> {
            assertThat(shop().kit.get(VisitorStore.class).conversations(browsers.get(browser)))
                    .isEqualTo(somebody.conversations);
            for (UUID conversation : somebody.conversations) {
                ContactCard card = shop().card(conversation);
                assertThat(contacts.put(card.id(), somebody)).isIn(null, somebody);
                assertThat(card.tags()).containsExactlyInAnyOrderElementsOf(somebody.tags);
                assertThat(card.pages()).hasSize(somebody.pages);
                assertThat(card.signedId()).isEqualTo(somebody.signed == null ? null : world + somebody.signed);
                assertThat(card.earlier()).hasSize(somebody.conversations.size() - 1);
            }
        });
        assertThat(new HashSet<>(contacts.values())).hasSameSizeAs(contacts.keySet());
        assertThat(shop().kit
                        .get(DSLContext.class)
                        .fetchCount(SIGNED_IDENTITY, SIGNED_IDENTITY.SIGNED_ID.startsWith(world)))
                .isEqualTo((int) new HashSet<>(model.values())
                        .stream().filter(one -> one.signed != null).count());
    }
}
