package dev.tributary.engine.shortcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.Channels;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** "Shortcuts personal and team with variables (agents cannot change team ones)": product.md, section 3. */
class ShortcutsTest {
    private EngineKit kit;
    private Seeds seeds;
    private Shortcuts shortcuts;

    private void start(TestDatabase database) {
        kit = EngineKit.start(database);
        seeds = Seeds.in(kit);
        shortcuts = kit.get(Shortcuts.class);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private static Unmasked text(String text) {
        return Unmasked.of(text);
    }

    private List<String> names(Agent agent) {
        return shortcuts.usable(agent.id()).stream().map(Shortcut::name).toList();
    }

    private static void refused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everybodyKeepsTheirOwnAndOnlyFullAccessChangesTheTeams(TestDatabase database) {
        start(database);
        Group sales = seeds.group("sales");
        Agent fanni = seeds.agent("Fanni", Role.FULL_ACCESS);
        Agent mari = seeds.agent("Mari", Role.AGENT, sales);
        Agent odon = seeds.agent("Odon", Role.AGENT);

        Shortcut own = shortcuts.addOwn(mari.id(), text("thanks"), text("Thank you!"));
        Shortcut teams = shortcuts.addForTeam(fanni.id(), null, text("Hello"), text("Hello {{customer.name}}"));
        Shortcut ofSales = shortcuts.addForTeam(seeds.owner().id(), sales.id(), text("price"), text("It costs"));
        assertThat(names(mari)).containsExactly("Hello", "price", "thanks");
        assertThat(names(odon)).containsExactly("Hello");
        assertThat(names(fanni)).containsExactly("Hello", "price");

        refused(Reason.NEEDS_FULL_ACCESS, () -> shortcuts.addForTeam(mari.id(), null, text("x"), text("x")));
        refused(Reason.NEEDS_FULL_ACCESS, () -> shortcuts.change(mari.id(), teams.id(), null, text("x"), text("x")));
        refused(Reason.NEEDS_FULL_ACCESS, () -> shortcuts.remove(mari.id(), ofSales.id()));
        refused(Reason.NOT_FOUND, () -> shortcuts.change(fanni.id(), own.id(), null, text("x"), text("x")));
        refused(Reason.NOT_FOUND, () -> shortcuts.remove(seeds.owner().id(), own.id()));

        shortcuts.change(fanni.id(), ofSales.id(), null, text("prices"), text("They cost"));
        shortcuts.change(mari.id(), own.id(), null, text("Many thanks"), text("Thank you very much!"));
        assertThat(names(odon)).containsExactly("Hello", "prices");
        assertThat(names(mari)).containsExactly("Hello", "Many thanks", "prices");
        shortcuts.remove(fanni.id(), ofSales.id());
        shortcuts.remove(mari.id(), own.id());
        assertThat(names(mari)).containsExactly("Hello");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aNameStandsOnceAmongTheTeamsAndOnceAmongSomebodysOwn(TestDatabase database) {
        start(database);
        UUID owner = seeds.owner().id();
        shortcuts.addForTeam(owner, null, text("Hello"), text("a"));
        shortcuts.addOwn(owner, text("hello"), text("b"));
        Shortcut other = shortcuts.addForTeam(owner, null, text("Bye"), text("c"));
        refused(Reason.NAME_TAKEN, () -> shortcuts.addForTeam(owner, null, text("HELLO "), text("d")));
        refused(Reason.NAME_TAKEN, () -> shortcuts.change(owner, other.id(), null, text("hello"), text("d")));
        shortcuts.change(owner, other.id(), null, text("BYE"), text("d"));
        assertThat(shortcuts.usable(owner)).extracting(Shortcut::text).containsExactly("d", "b", "a");
    }

    @Test
    void whatCannotBeKeptIsSaidAndCardsAreHidden() {
        start(TestDatabase.H2);
        UUID owner = seeds.owner().id();
        refused(Reason.FIELD_MALFORMED, () -> shortcuts.addOwn(owner, text(" "), text("x")));
        refused(Reason.FIELD_MALFORMED, () -> shortcuts.addOwn(owner, text("x".repeat(61)), text("x")));
        refused(Reason.EMPTY_TEXT, () -> shortcuts.addOwn(owner, text("x"), text(" \n")));
        refused(Reason.TEXT_TOO_LONG, () -> shortcuts.addOwn(owner, text("x"), text("x".repeat(4001))));
        assertThatThrownBy(() -> shortcuts.addOwn(owner, text("x"), text("Dear {{customer.nmae}}")))
                .isInstanceOfSatisfying(CommandRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_VARIABLE);
                    assertThat(refused.arguments()).containsExactly("{{customer.nmae}}");
                });
        assertThat(shortcuts
                        .addOwn(owner, text("card 4111 1111 1111 1111"), text("Pay with 4111 1111 1111 1111"))
                        .toString())
                .doesNotContain("4111 ")
                .contains("•••• 1111");
    }

    @Test
    void variablesAreFilledFromTheConversationAndWhatIsNotKnownIsLeftOut() {
        start(TestDatabase.H2);
        Group sales = seeds.group("sales");
        Agent mari = seeds.agent("Mari", Role.AGENT, sales);
        Agent odon = seeds.agent("Odon", Role.AGENT);
        UUID chat = seeds.account(Channels.CHAT, "shop");
        UUID contact = seeds.contact("Vera Verne", null);
        seeds.identity(contact, chat, "visitor");
        UUID conversation = seeds.conversation(contact, Channels.CHAT, chat)
                .group(sales)
                .inbound("hello")
                .plant();
        Map<Variable, String> values = shortcuts.values(mari.id(), conversation);
        assertThat(values)
                .containsEntry(Variable.CUSTOMER_NAME, "Vera Verne")
                .containsEntry(Variable.CUSTOMER_FIRST_NAME, "Vera")
                .containsEntry(Variable.AGENT_NAME, "Mari")
                .containsEntry(Variable.SITE_NAME, "shop")
                .containsKey(Variable.CONVERSATION_NUMBER)
                .doesNotContainKeys(Variable.CUSTOMER_EMAIL, Variable.CONVERSATION_SUBJECT);
        refused(Reason.NOT_VISIBLE, () -> shortcuts.values(odon.id(), conversation));
    }

    @Test
    void theGivenNameIsTheLastForHungariansAndTheFirstForOthers() {
        start(TestDatabase.H2);
        assertThat(GivenName.of("Kovács Anna", "hu")).isEqualTo("Anna");
        assertThat(GivenName.of("Kovács Anna", "hu-HU")).isEqualTo("Anna");
        assertThat(GivenName.of("Anna Kovács", "en")).isEqualTo("Anna");
        assertThat(GivenName.of("anna@example.com", "en")).isNull();
        assertThat(GivenName.of("36 30 1234567", "hu")).isNull();
    }
}
