package dev.tributary.routes.demo;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.privacy.VisitorAddresses;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Furnishes the house for the demo once it is up: starts the mail server and the Graph stand-in, connects the shop's
 * website, mailbox and page to them (or again, because their ports are new at every start), has notices go by that mail
 * server, and on a fresh house lets the sample customers write.
 */
@Component
@ConditionalOnProperty("tributary.demo")
final class DemoHouse implements DisposableBean {
    static final String SITE = "demo";
    static final String PAGE = "100200300";
    private static final Logger log = LoggerFactory.getLogger("tributary");
    private static final String VERIFY_TOKEN = "demo-verify";
    /** Nobody reads what is sent to it, so a notice is never answered into the inbox. */
    private static final String SENDER = "notices@lepes.example";

    private static final String LOOPBACK = "127.0.0.1";

    private final ChannelAccounts accounts;
    private final ChannelHost host;
    private final People people;
    private final HouseSettings settings;
    private final VisitorAddresses addresses;
    private final DemoSamples samples;
    private final DemoMailServer mail;
    private final GraphStandIn graph;

    DemoHouse(
            ChannelAccounts accounts,
            ChannelHost host,
            People people,
            HouseSettings settings,
            VisitorAddresses addresses,
            DemoSamples samples,
            Clock clock) {
        this.accounts = accounts;
        this.host = host;
        this.people = people;
        this.settings = settings;
        this.addresses = addresses;
        this.samples = samples;
        this.mail = new DemoMailServer(clock);
        this.graph = GraphStandIn.start(
                new GraphStandIn.StandInPage(PAGE, "Lépés cipőbolt", "demo-page-token", "demo-app-secret"), clock);
    }

    DemoMailServer mail() {
        return mail;
    }

    GraphStandIn graph() {
        return graph;
    }

    @EventListener
    void furnish(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web)) return;
        var server = web.getWebServer();
        if (server == null) return;
        String here = "http://localhost:" + server.getPort();
        graph.callBack(here + "/channels/messenger/webhook");
        boolean fresh = accounts.byKey(new AccountKey(Channels.CHAT, SITE)).isEmpty();
        UUID site = connect(new AccountKey(Channels.CHAT, SITE), "Lépés", site(here));
        UUID mailbox = connect(new AccountKey(Channels.EMAIL, DemoMailServer.SHOP), "Lépés ügyfélszolgálat", mailbox());
        UUID page = connect(new AccountKey(Channels.MESSENGER, PAGE), "Lépés cipőbolt", page());
        sendNotices(here);
        log.info("Write as a customer, by mail and Messenger: {}/demo/customer.html", here);
        Agent owner = owner();
        if (fresh && owner != null) addresses.keep(owner.id(), true);
        if (fresh) samples.send(here, mail, graph, host, java.util.List.of(site, mailbox, page), mailbox);
    }

    private UUID connect(AccountKey key, String name, ChannelSettings settings) {
        Optional<ChannelAccount> known = accounts.byKey(key);
        if (known.isEmpty()) return accounts.addByOperator(key, name, settings).id();
        Agent owner = owner();
        if (owner != null)
            accounts.change(owner.id(), known.get().id(), known.get().name(), settings);
        return known.get().id();
    }

    /** An agent's notices can be read on the customers' page, at the agent's address. A sender that somebody set stays. */
    private void sendNotices(String here) {
        HouseSettings.Values now = settings.current();
        Agent owner = owner();
        boolean ours = now.mailFrom().isEmpty() || now.mailFrom().equals(SENDER);
        if (owner == null || !ours) return;
        settings.change(
                owner.id(),
                new HouseSettings.Values(here, now.proxyTrusted(), LOOPBACK, mail.smtpPort(), "none", "", SENDER),
                null);
    }

    private @Nullable Agent owner() {
        return people.agents().stream()
                .filter(agent -> agent.role() == Role.OWNER)
                .findFirst()
                .orElse(null);
    }

    private static ChannelSettings site(String here) {
        return new ChannelSettings(
                Map.of("origins", here, "colour", "#4338CA", "site", SITE),
                Map.of("identitySecret", DemoAccount.SECRET, "dataKey", DemoAccount.DATA_KEY));
    }

    private ChannelSettings mailbox() {
        String imap = Integer.toString(mail.imapPort());
        String smtp = Integer.toString(mail.smtpPort());
        return new ChannelSettings(
                Map.ofEntries(
                        Map.entry("address", DemoMailServer.SHOP),
                        Map.entry("name", "Lépés"),
                        Map.entry("imapHost", LOOPBACK),
                        Map.entry("imapPort", imap),
                        Map.entry("imapSecurity", "none"),
                        Map.entry("imapUser", DemoMailServer.SHOP),
                        Map.entry("folder", "INBOX"),
                        Map.entry("smtpHost", LOOPBACK),
                        Map.entry("smtpPort", smtp),
                        Map.entry("smtpSecurity", "none"),
                        Map.entry("smtpUser", DemoMailServer.SHOP),
                        Map.entry("pollSeconds", "2")),
                Map.of("imapPassword", DemoMailServer.PASSWORD, "smtpPassword", DemoMailServer.PASSWORD));
    }

    private ChannelSettings page() {
        return new ChannelSettings(
                Map.of("pageId", PAGE, "verifyToken", VERIFY_TOKEN, "humanAgent", "false", "graphUrl", graph.url()),
                Map.of("pageToken", "demo-page-token", "appSecret", "demo-app-secret"));
    }

    @Override
    public void destroy() {
        mail.close();
        graph.close();
    }
}
