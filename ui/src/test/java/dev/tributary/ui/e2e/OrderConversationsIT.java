package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The lines of the order about conversations, clicked through in real Chromium. That resolving is refused by role is shown
 * by WalkingHouseIT, and that a new message reopens.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrderConversationsIT {
    private static final String[] QUEUES = {"all", "primary", "new", "mine", "resolved"};

    private OpenDesk desk;
    private Agent anna;
    private Agent bela;
    private Group sales;

    @BeforeAll
    void open() {
        desk = OpenDesk.open();
    }

    @AfterAll
    void close() {
        if (desk != null) desk.close();
    }

    private void crew() {
        if (sales != null) return;
        People people = desk.bean(People.class);
        anna = desk.hire("Anna", Role.AGENT);
        bela = desk.hire("Bela", Role.AGENT);
        sales = people.addGroup(desk.owner().id(), "sales", "Sales", Set.of(anna.id(), bela.id()));
        anna = people.agent(anna.id()).orElseThrow();
    }

    private static Locator tabs(Page page) {
        return page.locator(".inbox-tab");
    }

    private static Locator tab(Page page, String name) {
        return tabs(page).filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void choose(Page page, String item) {
        page.locator("#inbox-assign").click();
        page.locator(".menu-item")
                .filter(new Locator.FilterOptions().setHasText(item))
                .click();
    }

    private ConversationRow row(UUID conversation) {
        return desk.bean(Inbox.class).head(desk.owner().id(), conversation).row();
    }

    /** Section 1, Conversations: "an account with one agent has All and New". */
    @Test
    @Order(1)
    void anAccountWithOneAgentHasAllAndNew() {
        desk.write("Alone Aladár", "Is this a small shop?");
        try (Page page = desk.signIn(desk.owner())) {
            desk.go(page, "/inbox/all");
            assertThat(tabs(page)).hasText(new String[] {"All1", "New1", "Resolved0"});
            Browsers.pictures(page, "order-one-agent");
        }
    }

    /** Section 1, Conversations: "each shows a live count that equals its list"; and who may not open it sees neither. */
    @Test
    @Order(2)
    void eachListShowsALiveCountThatEqualsIt() {
        crew();
        Desk work = desk.bean(Desk.class);
        UUID owner = desk.owner().id();
        UUID fresh = desk.write("Fresh Frida", "Do you have it in blue?");
        UUID mine = desk.write("Mine Misi", "It is Misi again");
        UUID others = desk.write("Other Ottó", "Bela knows me");
        UUID done = desk.write("Done Dóra", "Thank you");
        UUID hidden = desk.write("Hidden Hugó", "For another group");
        work.assign(owner, fresh, Set.of(), sales.id());
        work.assign(owner, mine, Set.of(anna.id()), sales.id());
        work.assign(owner, others, Set.of(bela.id()), sales.id());
        work.assign(owner, done, Set.of(anna.id()), sales.id());
        work.resolve(owner, done);
        Group billing = desk.bean(People.class).addGroup(owner, "accounts", "Accounts", Set.of());
        work.assign(owner, hidden, Set.of(), billing.id());
        try (Page page = desk.signIn(anna)) {
            for (String queue : QUEUES) {
                desk.go(page, "/inbox/" + queue);
                Locator number = page.locator(".inbox-tab[aria-current] .inbox-count");
                number.waitFor();
                int count = Integer.parseInt(number.textContent());
                assertThat(page.locator("tributary-row")).hasCount(count);
                assertThat(page.locator("tributary-row").filter(new Locator.FilterOptions().setHasText("Hugó")))
                        .hasCount(0);
            }
            desk.go(page, "/inbox/primary");
            // Aladár and Frida are New, Misi is Mine
            assertThat(tabs(page)).hasText(new String[] {"All4", "Primary3", "New2", "Mine1", "Resolved1"});
            desk.write("Live Lili", "Hello, just now");
            assertThat(tabs(page)).hasText(new String[] {"All5", "Primary4", "New3", "Mine1", "Resolved1"});
            assertThat(page.locator("tributary-row")).hasCount(4);
            work.assign(owner, fresh, Set.of(anna.id()), sales.id());
            assertThat(tabs(page)).hasText(new String[] {"All5", "Primary4", "New2", "Mine2", "Resolved1"});
            desk.write("Hidden Hugó", "Nobody of sales reads this");
            work.resolve(owner, others);
            assertThat(tabs(page)).hasText(new String[] {"All4", "Primary4", "New2", "Mine2", "Resolved2"});
            Browsers.pictures(page, "order-queues");
            Axe.assertClean(page);
        }
    }

    /** Issue 4: "take from the queue (one wins, the other is told who)". */
    @Test
    @Order(3)
    void ofTwoWhoTakeTheSameOneWinsAndTheOtherIsToldWho() {
        crew();
        UUID wanted = desk.write("Wanted Vanda", "Who takes me?");
        try (Page slow = desk.signIn(anna);
                Page quick = desk.signIn(bela)) {
            desk.go(slow, "/inbox/new/" + wanted);
            slow.locator("#inbox-assign").click();
            Locator take = slow.locator(".menu-item").filter(new Locator.FilterOptions().setHasText("Take it"));
            take.waitFor();
            desk.go(quick, "/inbox/new/" + wanted);
            choose(quick, "Take it");
            assertThat(quick.locator("#inbox-assign")).containsText("Bela");
            // the menu that was open before still offers it
            take.click();
            assertThat(slow.locator(".inbox-alert")).containsText("Somebody took it just before: Bela.");
            assertThat(slow.locator("#inbox-assign")).containsText("Bela");
            Browsers.pictures(slow, "order-taken");
            Axe.assertClean(slow);
            assertThat(row(wanted).assignees()).containsExactly(bela.id());
            assertThat(slow.locator("tributary-thread")).containsText("Bela took it");
        }
    }

    /** Issue 4: "assign, several assignees, transfer". */
    @Test
    @Order(4)
    void assignSeveralAndTransferToAGroup() {
        crew();
        UUID handed = desk.write("Handed Hanna", "Who is with me?");
        try (Page page = desk.signIn(desk.owner())) {
            desk.go(page, "/inbox/all/" + handed);
            choose(page, "Anna");
            assertThat(page.locator("#inbox-assign")).containsText("Anna");
            // closed, the menu keeps nothing that could be clicked before it is made anew
            assertThat(page.locator(".inbox-menu-heading")).hasCount(0);
            choose(page, "Bela");
            assertThat(page.locator("#inbox-assign")).containsText("Bela");
            assertThat(row(handed).assignees()).containsExactlyInAnyOrder(anna.id(), bela.id());
            choose(page, "Sales");
            assertThat(page.locator("tributary-thread")).containsText("Sales");
            choose(page, "Give back to nobody");
            assertThat(page.locator("#inbox-assign")).containsText("Sales");
            assertThat(row(handed).assignees()).isEmpty();
            assertThat(row(handed).groupId()).isEqualTo(sales.id());
            page.locator("#inbox-assign").click();
            page.locator(".menu-item")
                    .filter(new Locator.FilterOptions().setHasText("Take it"))
                    .waitFor();
            Browsers.pictures(page, "order-assign");
        }
    }

    /** Section 2, Reopening: "to the last assignee only if they are on shift; otherwise to New of the same group". */
    @Test
    @Order(5)
    void reopenedToTheLastAssigneeOnShiftElseToNewOfTheSameGroup() {
        crew();
        Desk work = desk.bean(Desk.class);
        UUID owner = desk.owner().id();
        Agent dora = desk.hire("Dora", Role.AGENT);
        UUID annas = desk.write("Back Bálint", "It broke");
        UUID doras = desk.write("Back Bori", "It broke too");
        work.assign(owner, annas, Set.of(anna.id()), sales.id());
        work.assign(owner, doras, Set.of(dora.id()), sales.id());
        work.resolve(owner, annas);
        work.resolve(owner, doras);
        try (Page page = desk.signIn(anna)) {
            desk.bean(People.class).setPresence(anna.id(), Presence.ONLINE);
            desk.go(page, "/inbox/mine");
            Locator balint = page.locator("tributary-row").filter(new Locator.FilterOptions().setHasText("Bálint"));
            Locator bori = page.locator("tributary-row").filter(new Locator.FilterOptions().setHasText("Bori"));
            assertThat(balint).hasCount(0);
            desk.write("Back Bálint", "It broke again");
            desk.write("Back Bori", "Mine broke again too");
            assertThat(balint).isVisible();
            assertThat(bori).hasCount(0);
            tab(page, "New").click();
            assertThat(bori).isVisible();
            Browsers.pictures(page, "order-reopened");
            assertThat(row(doras).assignees()).isEmpty();
            assertThat(row(doras).groupId()).isEqualTo(sales.id());
        }
    }
}
