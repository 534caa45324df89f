package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.hours.OpeningHours;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.shortcut.Shortcuts;
import dev.tributary.routes.mail.GreenMailBox;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The lines of the order about the team, clicked through in real Chromium; product.md, section 3. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTeamIT {
    private OpenDesk desk;
    private Agent mari;

    @BeforeAll
    void open() {
        desk = OpenDesk.open();
        mari = desk.hire("Mari", Role.AGENT);
    }

    /** Each test counts its own ones. */
    @BeforeEach
    void noShortcuts() {
        Shortcuts shortcuts = desk.bean(Shortcuts.class);
        for (Agent agent : List.of(mari, desk.owner()))
            shortcuts.usable(agent.id()).stream()
                    .filter(one -> one.owner() != null
                            || agent.id().equals(desk.owner().id()))
                    .forEach(one -> shortcuts.remove(agent.id(), one.id()));
    }

    @AfterAll
    void close() {
        if (desk != null) desk.close();
    }

    private static Locator text(Page page) {
        return page.locator("tributary-composer textarea");
    }

    private static Locator options(Page page) {
        return page.locator("tributary-composer .shortcuts [role=option]");
    }

    /** Section 3: "personal and team shortcuts (canned answers with variables)". */
    @Test
    void shortcutsPersonalAndTeamWithVariables() {
        UUID conversation = desk.write("Vera Verne", "Where is my parcel?");
        try (Page page = desk.signIn(desk.owner())) {
            desk.go(page, "/settings/shortcuts");
            page.locator("#add-team-shortcut").click();
            page.locator("#shortcut-name input").fill("delivery");
            page.locator("#shortcut-text textarea").fill("Dear {{customer.nmae}}");
            page.locator("#save-shortcut").click();
            assertThat(page.locator(".field-error").getByText("{{customer.nmae}} is not one of the variables."))
                    .isVisible();
            page.locator("#shortcut-text textarea").fill("Dear ");
            page.locator(".variables button")
                    .filter(new Locator.FilterOptions().setHasText("customer's first name"))
                    .click();
            page.locator("#shortcut-text textarea").press("End");
            page.locator("#shortcut-text textarea").pressSequentially(",\nyour parcel left today.");
            Browsers.pictures(page, "order-shortcuts-editor");
            Axe.assertClean(page);
            page.locator("#save-shortcut").click();
            assertThat(page.locator("#shortcuts-team .kept-name")).hasText("/delivery");
            page.locator("#add-own-shortcut").click();
            page.locator("#shortcut-name input").fill("receipt");
            page.locator("#shortcut-text textarea").fill("I sent the receipt to {{customer.email}}. {{agent.name}}");
            page.locator("#save-shortcut").click();
            assertThat(page.locator("#shortcuts-own .kept-name")).hasText("/receipt");
            desk.bean(Shortcuts.class)
                    .addForTeam(
                            desk.owner().id(),
                            null,
                            Unmasked.of("opening hours"),
                            Unmasked.of("We are here on weekdays from 9 to 17."));
            page.reload();
            page.locator("#shortcuts-team .kept").nth(1).waitFor();
            Browsers.pictures(page, "order-shortcuts");

            desk.go(page, "/inbox/all/" + conversation);
            text(page).pressSequentially("Hello! /");
            assertThat(options(page)).hasCount(3);
            text(page).press("ArrowDown");
            assertThat(options(page).nth(1)).hasAttribute("aria-selected", "true");
            Browsers.pictures(page, "order-shortcuts-composer");
            Axe.assertClean(page);
            text(page).press("Escape");
            assertThat(page.locator("tributary-composer .shortcuts")).isHidden();
            text(page).fill("");
            // found by what stands in the text, not only by the name
            text(page).pressSequentially("/parcel");
            assertThat(options(page)).hasCount(1);
            assertThat(page.locator("tributary-composer .preview")).hasText("Dear Vera,\nyour parcel left today.");
            text(page).press("Enter");
            assertThat(text(page)).hasValue("Dear Vera,\nyour parcel left today.");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("tributary-thread .bubble.out").last()).containsText("Dear Vera,");
        }
    }

    /** ux.md, composer 25: "unresolved variables are flagged before sending". */
    @Test
    void anUnfilledVariableStopsSendingOnceAndSaysWhy() {
        UUID conversation = desk.write("Béla Bende", "May I have the receipt?");
        desk.bean(Shortcuts.class)
                .addOwn(mari.id(), Unmasked.of("mailed"), Unmasked.of("Sent to {{customer.email}}. {{agent.name}}"));
        try (Page page = desk.signIn(mari)) {
            desk.go(page, "/inbox/all/" + conversation);
            text(page).pressSequentially("/mailed");
            text(page).press("Enter");
            assertThat(text(page)).hasValue("Sent to {{customer.email}}. Mari");
            assertThat(page.locator("tributary-composer .unfilled")).containsText("Not filled in: {{customer.email}}");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("tributary-composer .notice"))
                    .containsText("Not sent yet: the customer would read {{customer.email}} as it stands.");
            Browsers.pictures(page, "order-shortcuts-unfilled");
            Axe.assertClean(page);
            // a house that is closed answers by itself
            assertThat(desk.bean(Inbox.class).thread(mari.id(), conversation, Long.MAX_VALUE, 10))
                    .noneMatch(message -> message.author() == Author.AGENT);
            page.locator("tributary-composer .unfilled button").click();
            page.keyboard().type("bela@customer.example");
            assertThat(page.locator("tributary-composer .unfilled")).isHidden();
            text(page).fill("As it stands: {{customer.email}}");
            page.keyboard().press("Control+Enter");
            page.locator("tributary-composer .notice button.button").click();
            assertThat(page.locator("tributary-thread .bubble.out").last())
                    .containsText("As it stands: {{customer.email}}");
        }
    }

    /** Issue 4: "agents cannot change team ones". */
    @Test
    void agentsCannotChangeTeamShortcuts() {
        desk.bean(Shortcuts.class)
                .addForTeam(desk.owner().id(), null, Unmasked.of("greeting"), Unmasked.of("Good day!"));
        desk.bean(People.class).changePreferences(mari.id(), "hu", "system");
        try (Page page = desk.signIn(mari)) {
            desk.go(page, "/settings/shortcuts");
            Locator team = page.locator("#shortcuts-team");
            assertThat(team).containsText("/greeting");
            assertThat(team).containsText("Ezeket az módosítja, akinek teljes hozzáférése van.");
            assertThat(team.locator("button")).hasCount(0);
            Browsers.pictures(page, "order-shortcuts-agent-hu");
            Axe.assertClean(page);
        } finally {
            desk.bean(People.class).changePreferences(mari.id(), "en", "system");
        }
    }

    private static Locator span(Page page, int day, int nth) {
        return page.locator("#hours-" + day + " .span").nth(nth).locator("input");
    }

    /** Issue 4: "business hours per group with holidays and time zone"; product.md, section 3. */
    @Test
    void businessHoursPerGroupWithHolidaysAndTimeZone() {
        People people = desk.bean(People.class);
        Group billing = people.addGroup(desk.owner().id(), "billing", "Billing", Set.of());
        OpeningHours hours = desk.bean(OpeningHours.class);
        try (Page page = desk.signIn(desk.owner())) {
            desk.go(page, "/settings/hours");
            assertThat(page.locator("#hours-house .chip")).hasText("Open day and night");
            page.locator("#hours-house button").click();
            page.locator("#hours-zone input").fill("Europe/Budapest");
            page.locator("#hours-zone input").press("Enter");
            span(page, 1, 0).first().fill("18:00");
            span(page, 1, 0).last().fill("09:00");
            page.locator("#save-hours").click();
            assertThat(page.locator("#hours-1 .field-error")).hasText("18:00 to 9:00 ends before it starts.");
            span(page, 1, 0).first().fill("09:00");
            span(page, 1, 0).last().fill("12:30");
            page.locator("#hours-1 .day > .btn").click();
            span(page, 1, 1).first().fill("12:00");
            span(page, 1, 1).last().fill("17:00");
            page.locator("#save-hours").click();
            assertThat(page.locator("#hours-1 .field-error")).hasText("9:00–12:30 and 12:00–17:00 overlap.");
            Browsers.pictures(page, "order-hours-wrong");
            span(page, 1, 1).first().fill("13:00");
            page.locator("#hours-copy").click();
            assertThat(page.locator("#hours-5 .span")).hasCount(2);
            for (int day = 6; day <= 7; day++)
                page.locator("#hours-" + day + " .span .btn").click();
            page.locator("#holiday-date").fill("2026-12-25");
            page.locator("#holiday-name").fill("Christmas");
            page.locator("#holiday-add").click();
            assertThat(page.locator(".holiday")).hasText("25 December 2026 · Christmas");
            Browsers.pictures(page, "order-hours-editor");
            Axe.assertClean(page);
            page.locator("#save-hours").click();
            Locator house = page.locator("#hours-house");
            assertThat(house).containsText("Monday – Friday: 9:00–12:30, 13:00–17:00");
            assertThat(house).containsText("Saturday – Sunday: closed");
            assertThat(house).containsText("Europe/Budapest · 1 holiday");
            assertThat(house.locator(".chip")).containsText(Pattern.compile("Open until|Closed, opens"));
            Locator groups = page.locator("#hours-groups");
            assertThat(groups).containsText("As the house.");
            assertThat(hours.current().of(billing.id()))
                    .isEqualTo(hours.current().house());

            groups.locator("button").click();
            page.locator("#hours-1 .span .btn").first().click();
            page.locator("#hours-1 .span .btn").first().click();
            page.locator("#save-hours").click();
            assertThat(groups).containsText("Monday: closed");
            assertThat(hours.current().of(billing.id()).week()).doesNotContainKey(DayOfWeek.MONDAY);
            assertThat(hours.current().house().week().get(DayOfWeek.MONDAY)).hasSize(2);
            assertThat(hours.current().house().holidays()).containsExactly(LocalDate.of(2026, 12, 25));
            Browsers.pictures(page, "order-hours");
            groups.locator("button").click();
            page.locator("#hours-as-house").click();
            assertThat(groups).containsText("As the house.");
            people.changePreferences(desk.owner().id(), "hu", "system");
            page.reload();
            assertThat(house).containsText("hétfő – péntek: 9:00–12:30, 13:00–17:00");
            Browsers.pictures(page, "order-hours-hu");
            Axe.assertClean(page);
        } finally {
            people.changePreferences(desk.owner().id(), "en", "system");
        }
    }

    /** Issue 4: "invitations; deactivate"; section 2: "without one the screen says what cannot be sent". */
    @Test
    void anInvitationLetsANewColleagueChooseAPasswordOnce() throws Exception {
        try (GreenMailBox mail = GreenMailBox.start();
                Page page = desk.signIn(desk.owner())) {
            desk.go(page, "/people/agent/new");
            assertThat(page.locator("#invitation-missing")).containsText("the house has no mail server and sender");
            assertThat(page.locator("#invite-agent")).hasCount(0);
            Browsers.pictures(page, "order-invitation-missing");
            desk.bean(HouseSettings.class)
                    .change(
                            desk.owner().id(),
                            new HouseSettings.Values(
                                    desk.house().address(),
                                    false,
                                    "127.0.0.1",
                                    Integer.parseInt(mail.settings().value("smtpPort")),
                                    "none",
                                    "",
                                    "desk@shop.example"),
                            null);
            page.reload();
            page.locator("#agent-email input").fill(GreenMailBox.CUSTOMER);
            page.locator("#agent-name input").fill("Ilona");
            page.locator("#invite-agent").click();
            assertThat(page.locator("#invitation")).containsText("An invitation was sent to " + GreenMailBox.CUSTOMER);
            Browsers.pictures(page, "order-invitation");
            Axe.assertClean(page);
            page.locator("#send-invitation").click();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> mail.customersMails().size() == 2);
            String first = link(mail, 0);
            String second = link(mail, 1);
            try (BrowserContext hers = desk.browsers().somebody("en-GB")) {
                Page ilona = hers.newPage();
                ilona.navigate(first);
                assertThat(ilona.locator("h1")).hasText("This link is not good any more");
                ilona.navigate(second);
                assertThat(ilona.locator("h1")).hasText("Welcome, Ilona");
                Locator fields = ilona.locator("vaadin-password-field input");
                fields.nth(0).fill("három-cipő-kötve");
                fields.nth(1).fill("három-cipő-kötve");
                Browsers.pictures(ilona, "order-invitation-link");
                Axe.assertClean(ilona);
                ilona.locator("#accept-invitation").click();
                ilona.waitForURL("**/login?chosen");
                ilona.locator("input[name=username]").fill(GreenMailBox.CUSTOMER);
                ilona.locator("input[name=password]").fill("három-cipő-kötve");
                ilona.locator("button[type=submit]").click();
                ilona.waitForURL("**/inbox/**");
                // switched off, she is shown the door within seconds and her conversation is New again
                UUID conversation = desk.write("Held Helga", "Who has me?");
                Agent agent = desk.bean(People.class).agents().stream()
                        .filter(one -> one.name().equals("Ilona"))
                        .findFirst()
                        .orElseThrow();
                desk.bean(Desk.class).take(agent.id(), conversation);
                page.reload();
                page.locator("#toggle-agent").click();
                ilona.waitForURL("**/login?ended");
                Awaitility.await()
                        .until(() -> desk.bean(Inbox.class)
                                .head(desk.owner().id(), conversation)
                                .row()
                                .assignees()
                                .isEmpty());
                ilona.navigate(second);
                assertThat(ilona.locator("h1")).hasText("This link is not good any more");
            }
        }
    }

    private static String link(GreenMailBox mail, int nth) throws Exception {
        String text = mail.customersMails().get(nth).getContent().toString();
        return text.lines()
                .filter(line -> line.contains("/invitation/"))
                .findFirst()
                .orElseThrow()
                .strip();
    }
}
