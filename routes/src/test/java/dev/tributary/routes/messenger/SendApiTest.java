package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.OutgoingFile;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.demo.GraphStandIn;
import dev.tributary.routes.demo.GraphStandIn.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Send API against the stand-in. */
class SendApiTest {
    private final SettableClock clock = new SettableClock();
    private final GraphStandIn graph =
            GraphStandIn.start(new GraphStandIn.StandInPage("100", "Lépés", "token", "secret"), clock);
    private final SendApi api = new SendApi(new Graph(), clock);

    @AfterEach
    void stop() {
        graph.close();
    }

    @Test
    void anAnswerIsTakenAndCarriesOurDelivery() {
        OutgoingMessage message = message("szia", true, Duration.ofHours(1));
        SendOutcome outcome = api.send(page("token", false), message);
        assertThat(graph.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.text()).isEqualTo("szia");
            assertThat(sent.metadata()).isEqualTo(message.deliveryId().toString());
            assertThat(sent.tag()).isNull();
            assertThat(outcome).isEqualTo(new SendOutcome.Sent(sent.id(), List.of()));
        });
    }

    @Test
    void aFileIsUploaded() {
        OutgoingMessage plain = message("", true, Duration.ofHours(1));
        OutgoingMessage withFile = new OutgoingMessage(
                plain.deliveryId(),
                1,
                plain.accountId(),
                plain.account(),
                plain.conversationId(),
                plain.messageId(),
                "7",
                null,
                null,
                "",
                "Petra",
                true,
                List.of(new OutgoingFile("a\"b.png", "image/png", new byte[] {1, 2})),
                null,
                List.of(),
                plain.lastInboundAt(),
                plain.writtenAt());
        assertThat(api.send(page("token", false), withFile)).isInstanceOf(SendOutcome.Sent.class);
        assertThat(graph.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.recipient()).isEqualTo("7");
            assertThat(sent.file()).isNotNull();
            assertThat(sent.file().name()).isEqualTo("ab.png");
            assertThat(sent.file().mediaType()).isEqualTo("image/png");
            assertThat(sent.file().content()).containsExactly(1, 2);
        });
    }

    @Test
    void aLongTextGoesOutInParts() {
        String text = "Egy hosszú mondat, amely sokszor áll itt. ".repeat(120);
        OutgoingMessage message = message(text, true, Duration.ofHours(1));
        assertThat(api.send(page("token", false), message)).isInstanceOf(SendOutcome.Sent.class);
        // only the last one's echo says that the message is out
        assertThat(graph.sent())
                .extracting(sent -> PartMark.read(String.valueOf(sent.metadata())))
                .containsExactly(
                        new PartMark(message.deliveryId(), false),
                        new PartMark(message.deliveryId(), false),
                        new PartMark(message.deliveryId(), true));
        assertThat(graph.sent())
                .hasSizeGreaterThan(2)
                .allSatisfy(sent -> assertThat(sent.text()).hasSizeLessThanOrEqualTo(2000));
        assertThat(String.join(
                        " ",
                        graph.sent().stream()
                                .map(GraphStandIn.SentMessage::text)
                                .toList()))
                .isEqualTo(text.strip());
    }

    @Test
    void whenAPartIsRefusedItIsSaidWhichOnesWereTaken() {
        String text = "Egy hosszú mondat, amely sokszor áll itt. ".repeat(120);
        graph.next(new Fault.EchoFirst());
        graph.next(new Fault.Answer(400, 551, 1545041, "This person isn't available right now."));
        SendOutcome outcome = api.send(page("token", false), message(text, true, Duration.ofHours(1)));
        assertThat(graph.sent()).hasSize(1);
        assertThat(outcome)
                .isEqualTo(new SendOutcome.Partly(
                        List.of(graph.sent().getFirst().id()),
                        new SendOutcome.Permanent("not_available", "This person isn't available right now.")));
    }

    @Test
    void afterTheWindowOnlyAPersonMayAnswerAndOnlyWhenMetaApprovedIt() {
        assertThat(api.send(page("token", false), message("late", true, Duration.ofHours(25))))
                .isInstanceOf(SendOutcome.Permanent.class);
        assertThat(api.send(page("token", true), message("late", false, Duration.ofHours(25))))
                .isInstanceOf(SendOutcome.Permanent.class);
        assertThat(graph.sent()).isEmpty();
        assertThat(api.send(page("token", true), message("late", true, Duration.ofHours(25))))
                .isInstanceOf(SendOutcome.Sent.class);
        assertThat(graph.sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.tag()).isEqualTo("HUMAN_AGENT"));
        assertThat(api.send(page("token", true), message("too late", true, Duration.ofDays(8))))
                .isInstanceOf(SendOutcome.Permanent.class);
    }

    @Test
    void errorsAreToldApartByCode() {
        assertThat(api.send(page("expired", false), message("x", true, Duration.ZERO)))
                .isInstanceOf(SendOutcome.AccountBroken.class);
        graph.next(new Fault.Answer(400, 551, 1545041, "This person isn't available right now."));
        assertThat(api.send(page("token", false), message("x", true, Duration.ZERO)))
                .isInstanceOf(SendOutcome.Permanent.class);
        graph.next(new Fault.Answer(400, 613, 0, "Calls to this API have exceeded the rate limit."));
        assertThat(api.send(page("token", false), message("x", true, Duration.ZERO)))
                .isInstanceOf(SendOutcome.Temporary.class);
        graph.next(new Fault.Answer(500, 2, 0, "Service temporarily unavailable"));
        assertThat(api.send(page("token", false), message("x", true, Duration.ZERO)))
                .isInstanceOf(SendOutcome.Temporary.class);
    }

    @Test
    void whenTheAnswerIsCutTheOutcomeIsUnknown() {
        graph.next(new Fault.CutAfterTaking(false));
        assertThat(api.send(page("token", false), message("x", true, Duration.ZERO)))
                .isInstanceOf(SendOutcome.Unknown.class);
        assertThat(graph.sent()).hasSize(1);
    }

    @Test
    void whenNothingListensNothingWasSent() {
        Page nowhere = new Page("100", "token", "secret", "verify", "http://127.0.0.1:1/v25.0", false, false);
        assertThat(api.send(nowhere, message("x", true, Duration.ZERO))).isInstanceOf(SendOutcome.Temporary.class);
    }

    @Test
    void whenTlsIsRefusedNothingWasSent() throws IOException {
        try (ServerSocket refusing = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> refuseTls(refusing));
            Page page = new Page(
                    "100",
                    "token",
                    "secret",
                    "verify",
                    "https://127.0.0.1:" + refusing.getLocalPort() + "/v25.0",
                    false,
                    false);
            assertThat(api.send(page, message("x", true, Duration.ZERO)))
                    .isInstanceOfSatisfying(
                            SendOutcome.Temporary.class,
                            later -> assertThat(later.code()).isEqualTo("unreachable"));
        }
    }

    /** Answers whoever calls with the alert {@code handshake_failure}, until the socket is closed. */
    private static void refuseTls(ServerSocket door) {
        byte[] alert = {21, 3, 3, 0, 2, 2, 40};
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                caller.getOutputStream().write(alert);
                caller.getInputStream().readAllBytes();
            } catch (IOException e) {
                // the caller or the test hung up
            }
        }
    }

    @Test
    void theTestOfAPageReadsItAndSubscribes() {
        PageCheck check = new PageCheck(new Graph());
        assertThat(check.check(page("token", false)).passed()).isTrue();
        assertThat(graph.subscribed()).isTrue();
        assertThat(check.check(page("wrong", false)).passed()).isFalse();
    }

    private Page page(String token, boolean humanAgent) {
        return new Page("100", token, "secret", "verify", graph.url(), false, humanAgent);
    }

    private OutgoingMessage message(String text, boolean person, Duration sinceInbound) {
        return new OutgoingMessage(
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                page("token", false).key(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "7",
                null,
                null,
                text,
                "Petra",
                person,
                List.of(),
                null,
                List.of(),
                clock.instant().minus(sinceInbound),
                clock.instant());
    }
}
