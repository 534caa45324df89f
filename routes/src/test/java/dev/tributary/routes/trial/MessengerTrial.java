package dev.tributary.routes.trial;

import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.demo.GraphStandIn;
import dev.tributary.routes.demo.GraphStandIn.Fault;
import dev.tributary.routes.demo.GraphStandIn.SentMessage;
import dev.tributary.routes.messenger.MessengerKit;
import dev.tributary.routes.stream.BuiltInChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * A page. What comes in is posted to the webhook, signed where the sample says {@code signed}; what goes out is taken by the
 * stand-in for the Graph API, or, from a second page, by nobody.
 */
final class MessengerTrial extends EngineTrial {
    private static final AccountKey HERE = new AccountKey(Channels.MESSENGER, PlayedPage.HERE);
    private static final AccountKey NOWHERE = new AccountKey(Channels.MESSENGER, PlayedPage.NOWHERE);
    private static final String SIGNATURE = "X-Hub-Signature-256";

    private final GraphStandIn graph;
    private final TrialIntake intake = new TrialIntake(new Masker());
    private final BuiltInChannel channel;
    private final UUID here;
    private final UUID nowhere;
    private int told;
    private int heard;

    MessengerTrial() {
        super(HERE);
        graph = PlayedPage.standIn(kit.clock());
        channel = MessengerKit.channel(kit);
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        here = accounts.addByOperator(HERE, "Lépés", PlayedPage.settings(PlayedPage.HERE, graph.url(), false))
                .id();
        nowhere = accounts.addByOperator(
                        NOWHERE, "Lépés", PlayedPage.settings(PlayedPage.NOWHERE, PlayedPage.nowhere(), false))
                .id();
        stream.run(accounts, kit.get(EventFeed.class), intake, channel, watch());
        for (UUID id : List.of(here, nowhere))
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> stream.host().running(id) == ChannelHost.Running.STARTED);
    }

    @Override
    ChannelCapabilities capabilities() {
        return channel.capabilities();
    }

    @Override
    public TrialIntake intake() {
        return intake;
    }

    @Override
    void clear() {
        // the stand-in keeps what it took; told() leaves it out
    }

    /** Meta tells of whatever it likes, and repeats for hours what is not answered with 200. */
    @Override
    public boolean refusesNonsense() {
        return false;
    }

    @Override
    public Came comesIn(Sample sample) {
        MockHttpServletRequestBuilder request =
                post("/channels/messenger/webhook").content(sample.body());
        sample.headers()
                .forEach((name, value) -> request.header(
                        name, name.equals(SIGNATURE) && value.equals("signed") ? signature(sample.body()) : value));
        try {
            MockHttpServletResponse answer =
                    stream.web().perform(request).andReturn().getResponse();
            return new Came(answer.getStatus() < 300, answer.getStatus(), null);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(PlayedPage.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SendOutcome goesOut(Sample sample, String text, OtherSide behaves) {
        // who has never written may not be written to
        graph.written(to(sample), "Eva", "heard-" + ++heard, "hello");
        graph.always(
                switch (behaves) {
                    case ANSWERS, AWAY -> null;
                    case SILENT -> new Fault.CutAfterTaking(false);
                    case BROKEN -> new Fault.Answer(400, 100, 0, "something else");
                    case BUSY -> new Fault.Answer(503, 2, 0, "busy", Map.of("Retry-After", "7"));
                });
        boolean away = behaves == OtherSide.AWAY;
        return stream.gateway().send(message(away ? nowhere : here, away ? NOWHERE : HERE, sample, text, null));
    }

    /** All parts of what was sent since, as one. */
    @Override
    public List<Outside.Told> told() {
        List<SentMessage> all = graph.sent();
        StringBuilder to = new StringBuilder();
        StringBuilder said = new StringBuilder();
        for (SentMessage one : all.subList(told, all.size())) {
            to.append(one.recipient()).append(' ');
            if (one.text() != null) said.append(one.text());
            if (one.file() != null)
                said.append('\n')
                        .append(one.file().name())
                        .append(": ")
                        .append(new String(one.file().content(), StandardCharsets.UTF_8));
        }
        return said.isEmpty() ? List.of() : List.of(new Outside.Told("graph:" + to, Map.of(), said.toString()));
    }

    @Override
    public void forgetTold() {
        told = graph.sent().size();
    }

    @Override
    public void close() {
        super.close();
        graph.close();
    }
}
