package dev.tributary.ui.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.Sender;
import dev.tributary.engine.spi.ThreadingClues;
import dev.tributary.ui.kit.OpenHouse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A house without the demo, with one chat box, its agents in real browsers: what the order says of teams is clicked here. */
final class OpenDesk implements AutoCloseable {
    static final AccountKey SITE = new AccountKey(Channels.CHAT, "shop.example");

    private final Browsers browsers;
    private final OpenHouse house;
    private int messages;

    private OpenDesk(Browsers browsers, OpenHouse house) {
        this.browsers = browsers;
        this.house = house;
    }

    static OpenDesk open() {
        Browsers browsers = Browsers.open();
        OpenHouse house = OpenHouse.open();
        house.bean(ChannelAccounts.class)
                .addByOperator(SITE, "Shop", new ChannelSettings(Map.of("origins", "*"), Map.of()));
        return new OpenDesk(browsers, house);
    }

    OpenHouse house() {
        return house;
    }

    <T> T bean(Class<T> kind) {
        return house.bean(kind);
    }

    Browsers browsers() {
        return browsers;
    }

    Agent owner() {
        return house.owner();
    }

    Agent hire(String name, Role role) {
        return house.hire(name.toLowerCase(java.util.Locale.ROOT) + "@shop.example", name, role);
    }

    /** A page of this agent, signed in, in a browser of their own. */
    Page signIn(Agent agent) {
        return signIn(house, browsers.somebody("en-GB"), agent.email());
    }

    /** A page of the agent with this address, signed in to this house, in this browser. */
    static Page signIn(OpenHouse house, BrowserContext context, String email) {
        Page page = context.newPage();
        page.navigate(house.address() + "/login");
        page.locator(".door-card input[name=username]").fill(email);
        page.locator(".door-card input[name=password]").fill(OpenHouse.PASSWORD);
        page.locator(".door-card button[type=submit]").click();
        page.waitForURL("**/inbox/**");
        return page;
    }

    void go(Page page, String path) {
        page.navigate(house.address() + path);
    }

    /** A customer of this name writes into the chat box; the same name is the same customer. */
    UUID write(String name, String text) {
        house.bean(Intake.class)
                .accept(new InboundMessage(
                        SITE,
                        "m" + ++messages,
                        false,
                        new Sender("visitor-" + name, Unmasked.of(name), null, false),
                        null,
                        Unmasked.of(text),
                        null,
                        null,
                        List.of(),
                        ThreadingClues.NONE,
                        false,
                        null,
                        house.bean(Clock.class).instant()));
        Inbox inbox = house.bean(Inbox.class);
        return inbox.page(owner().id(), Queue.ALL, 0, 100).stream()
                .filter(row -> row.contactName().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Nothing on this page is in the way of a screen reader or of bad eyes, but for what stands of Vaadin's own. */
    @Override
    public void close() {
        house.close();
        browsers.close();
    }
}
