package dev.tributary.routes.webchat;

import dev.tributary.engine.EngineConfiguration;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.routes.kit.HeaderWatch;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** The chat edge behind a real web server on a random port, with the engine over a fresh H2 file and the real routes. */
public final class ChatHouse implements AutoCloseable {
    /** Where the shop's pages come from. */
    static final String SHOP = "https://shop.example";

    private final ConfigurableApplicationContext context;

    private ChatHouse(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Opens with one site, {@code shop}, and the limits of every day, or none. */
    static ChatHouse open(boolean limits) {
        return open(limits, new HeaderWatch(), Map.of());
    }

    /** Opens with the limits of every day and further settings. */
    static ChatHouse open(Map<String, Object> further) {
        return open(true, new HeaderWatch(), further);
    }

    /**
     * Opens without limits.
     *
     * @param watch runs beside the chat's routes
     * @param before what comes in goes through this first, which is given the way on
     */
    public static ChatHouse open(HeaderWatch watch, UnaryOperator<Intake> before) {
        ChatHouse house = open(false, watch, Map.of());
        house.get(FakeVisitors.class).through(before);
        return house;
    }

    private static ChatHouse open(boolean limits, HeaderWatch watch, Map<String, Object> further) {
        SpringApplication application = new SpringApplication(Wiring.class);
        application.addInitializers(
                (GenericApplicationContext context) -> context.registerBean(HeaderWatch.class, () -> watch));
        Map<String, Object> properties = new HashMap<>(TestDatabase.H2.fresh().properties());
        properties.put("server.port", "0");
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.threads.virtual.enabled", "true");
        properties.put("tributary.chat.limits", limits ? "on" : "off");
        properties.put("tributary.chat.heartbeat-millis", "200");
        properties.putAll(further);
        application.setDefaultProperties(properties);
        ChatHouse house = new ChatHouse(application.run());
        house.addSite("shop", SHOP);
        return house;
    }

    /** Adds a site that may stand on these origins. */
    void addSite(String key, String origins) {
        addSite(key, origins, Map.of());
    }

    /** Adds a site with secrets. */
    void addSite(String key, String origins, Map<String, String> secrets) {
        context.getBean(ChannelAccounts.class)
                .addByOperator(
                        new AccountKey(Channels.CHAT, key),
                        "Lépés",
                        new ChannelSettings(Map.of(ChatSite.ORIGINS, origins, ChatSite.COLOUR, "#4338CA"), secrets));
    }

    /** The admin gives a site another secret for signing. */
    void rotate(String key, String secret) {
        ChannelAccounts accounts = context.getBean(ChannelAccounts.class);
        ChannelAccount site = accounts.byKey(new AccountKey(Channels.CHAT, key)).orElseThrow();
        Agent owner = context.getBean(People.class).createOwner("owner@example.com", "Olga", "hash", "en");
        accounts.change(
                owner.id(),
                site.id(),
                site.name(),
                new ChannelSettings(site.values(), Map.of(ChatSite.IDENTITY_SECRET, secret)));
    }

    /** Somebody of the house answers a visitor. */
    void answer(String visitor, String text) {
        answer(visitor, text, List.of());
    }

    /** Somebody of the house answers a visitor with files; the answer's id. */
    public UUID answer(String visitor, String text, List<InboundFile> files) {
        UUID id = UUID.randomUUID();
        context.getBean(Intake.class)
                .accept(new Echo(
                        new AccountKey(Channels.CHAT, "shop"),
                        id.toString(),
                        visitor,
                        null,
                        Unmasked.of(text),
                        files,
                        clock().instant()));
        return id;
    }

    /** What this picks cannot be stored from now on, for a reason of its own. */
    void refuse(Predicate<ChannelEvent> what) {
        context.getBean(FakeVisitors.class).refuse(what);
    }

    /** What the chat can carry. */
    public ChannelCapabilities capabilities() {
        return context.getBean(ChatChannel.class).capabilities();
    }

    /** The account of the shop. */
    public UUID site() {
        return context.getBean(ChannelAccounts.class)
                .byKey(new AccountKey(Channels.CHAT, "shop"))
                .orElseThrow()
                .id();
    }

    /** Posts bytes to the shop's chat with these headers and no others; the answer's status. */
    public int posts(String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + "shop/" + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return ChatBrowser.send(request).statusCode();
    }

    public SettableClock clock() {
        return context.getBean(SettableClock.class);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Where the chat of the shop is. */
    String address() {
        return "http://localhost:%d/chat/".formatted(port());
    }

    int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(EngineConfiguration.class)
    @ComponentScan(
            basePackages = {"dev.tributary.routes.stream", "dev.tributary.routes.webchat"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|Tests)(\\$.*)?"))
    static class Wiring {
        @Bean
        SettableClock settableClock() {
            return new SettableClock();
        }

        @Bean
        FakeRuleCompiler rules() {
            return new FakeRuleCompiler();
        }

        @Bean
        @Primary
        FakeAttendance attendance() {
            return new FakeAttendance();
        }

        @Bean
        @Primary
        FakePages pages() {
            return new FakePages();
        }

        @Bean
        @Primary
        FakeVisitors visitors(EventLog events, PlatformTransactionManager transactions, Clock clock) {
            return new FakeVisitors(events, transactions, clock);
        }
    }
}
