package dev.tributary.routes.messenger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.Receipt;
import dev.tributary.routes.stream.ConversationHeaders;
import dev.tributary.routes.stream.Told;
import dev.tributary.routes.stream.WebhookRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final Page PAGE = page("100", "secret");

    private final Pages pages = new Pages();
    private final SettableClock clock = new SettableClock();
    private final Webhook webhook =
            new Webhook(pages, new Profiles(new Graph(), clock), Attachments.none(), new Handovers(new Graph()), clock);
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void connect() {
        pages.put(UUID.randomUUID(), PAGE);
    }

    @Test
    void theVerificationIsAnsweredWithTheChallenge() {
        Exchange exchange = get("verify me", "4711");
        assertThat(status(exchange)).isEqualTo(200);
        assertThat(exchange.getMessage().getBody()).isEqualTo("4711");
    }

    @Test
    void aWrongVerifyTokenIsForbidden() {
        assertThat(status(get("guess", "4711"))).isEqualTo(403);
        assertThat(status(get("", "4711"))).isEqualTo(403);
    }

    @Test
    void aWrongSignatureIsForbiddenBeforeAnythingIsParsed() {
        assertThat(status(post("not even json", "sha256=00"))).isEqualTo(403);
        assertThat(status(post("{}", null))).isEqualTo(403);
    }

    @Test
    void whatOneAppSignedIsTakenForItsOwnPagesOnly() {
        pages.put(UUID.randomUUID(), page("200", "another secret"));
        pages.put(UUID.randomUUID(), page("300", PAGE.appSecret()));
        String another = "{\"object\":\"page\",\"entry\":[" + entry("200", "b") + "]}";
        assertThat(status(signed(another))).isEqualTo(403);
        assertThat(status(post(another, Signature.of(another.getBytes(UTF_8), "another secret"))))
                .isEqualTo(200);
        assertThat(events("{\"object\":\"page\",\"entry\":[" + entry("100", "a") + "," + entry("200", "b") + ","
                        + entry("300", "c") + "]}"))
                .extracting(event -> ((InboundMessage) event).externalId())
                .containsExactly("a", "c");
    }

    private static String entry(String page, String mid) {
        return """
                {"id":"%s","time":5,"messaging":[{"sender":{"id":"7"},"recipient":{"id":"%s"},"timestamp":3000,
                 "message":{"mid":"%s","text":"hello"}}]}""".formatted(page, page, mid);
    }

    private static Page page(String id, String secret) {
        return new Page(id, "token", secret, "verify me", "http://127.0.0.1:9", false, false);
    }

    @Test
    void whatIsNoJsonIsABadRequest() {
        assertThat(status(signed("nonsense"))).isEqualTo(400);
        assertThat(status(signed("[1]"))).isEqualTo(400);
        assertThat(status(signed("[".repeat(20_000)))).isEqualTo(400);
    }

    @Test
    void aBatchBecomesOneEventEach() {
        List<ChannelEvent> events = events("""
                {"object":"page","entry":[
                 {"id":"100","time":5,"messaging":[
                  {"sender":{"id":7},"recipient":{"id":100},"timestamp":3000,"message":{"mid":"b","text":"second"}},
                  {"sender":{"id":7},"recipient":{"id":100},"timestamp":"2000","message":{"mid":"a","text":"first"}}]},
                 {"id":"999","time":5,"messaging":[
                  {"sender":{"id":8},"recipient":{"id":999},"message":{"mid":"c","text":"another page"}}]}]}
                """);
        assertThat(events)
                .extracting(event -> ((InboundMessage) event).externalId())
                .containsExactly("a", "b");
        assertThat(((InboundMessage) events.getFirst()).sentAt()).isEqualTo(Instant.ofEpochSecond(2));
    }

    @Test
    void anEchoCarriesOurDeliveryAndNeverIsInbound() {
        UUID delivery = UUID.randomUUID();
        List<ChannelEvent> events = events(messaging("""
                {"sender":{"id":"100"},"recipient":{"id":"7"},"timestamp":1,
                 "message":{"mid":"m","text":"hi","is_echo":true,"metadata":"%s"}}
                """.formatted(delivery)));
        assertThat(events).singleElement().isInstanceOfSatisfying(Echo.class, echo -> {
            assertThat(echo.deliveryId()).isEqualTo(delivery);
            assertThat(echo.piece()).isFalse();
            assertThat(echo.recipient()).isEqualTo("7");
        });
    }

    @Test
    void anEchoOfAPartThatIsNotTheLastSaysSo() {
        UUID delivery = UUID.randomUUID();
        List<ChannelEvent> events = events(messaging("""
                {"sender":{"id":"100"},"recipient":{"id":"7"},"timestamp":1,
                 "message":{"mid":"m","text":"hi","is_echo":true,"metadata":"%s"}}
                """.formatted(PartMark.of(delivery, 1, 2))));
        assertThat(events).singleElement().isInstanceOfSatisfying(Echo.class, echo -> {
            assertThat(echo.deliveryId()).isEqualTo(delivery);
            assertThat(echo.piece()).isTrue();
        });
    }

    @Test
    void receiptsTellWatermarks() {
        List<ChannelEvent> events = events(messaging("""
                {"sender":{"id":"7"},"recipient":{"id":"100"},"timestamp":9,"read":{"watermark":8000}}
                """));
        assertThat(events).singleElement().isInstanceOfSatisfying(Receipt.class, read -> {
            assertThat(read.state()).isEqualTo(Receipt.State.READ);
            assertThat(read.watermark()).isEqualTo(Instant.ofEpochSecond(8));
        });
    }

    @Test
    void filesAreAskedForAtMetasHostsOnly() {
        for (String fine : List.of(
                "https://scontent.xx.fbcdn.net/v/photo.jpg?x=1",
                "https://cdn.fbsbx.com/v/t59/receipt.pdf",
                "http://127.0.0.1:9/files/1/x"))
            assertThat(Attachments.mayBeAsked(PAGE, URI.create(fine))).as(fine).isTrue();
        for (String foreign : List.of(
                "http://scontent.xx.fbcdn.net/photo.jpg",
                "https://fbcdn.net.evil.example/photo.jpg",
                "https://evilfbcdn.net/photo.jpg",
                "https://scontent.fbcdn.net:8443/photo.jpg",
                "https://me@scontent.fbcdn.net/photo.jpg",
                "http://127.0.0.1:10/x",
                "http://169.254.169.254/latest",
                "file:///etc/passwd"))
            assertThat(Attachments.mayBeAsked(PAGE, URI.create(foreign)))
                    .as(foreign)
                    .isFalse();
    }

    @Test
    void anUnknownAttachmentIsShownAsSuch() {
        List<ChannelEvent> events = events(messaging("""
                {"sender":{"id":"7"},"recipient":{"id":"100"},"timestamp":9,
                 "message":{"mid":"m","attachments":[{"type":"hologram"},{"payload":{}}]}}
                """));
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        InboundMessage.class,
                        message -> assertThat(message.files()).hasSize(2));
    }

    @Test
    void aStickerIsShownAsASticker() {
        InboundMessage message = message("""
                {"sender":{"id":"7"},"recipient":{"id":"100"},"timestamp":9,
                 "message":{"mid":"m_sticker","attachments":[{"type":"sticker",
                  "payload":{"url":"https://scontent.xx.fbcdn.net/v/thumb.png","sticker_id":369239263222822}}]}}
                """);
        assertThat(message.externalId()).isEqualTo("m_sticker");
        assertThat(said(message.text())).isEmpty();
        assertThat(message.files()).singleElement().satisfies(file -> {
            assertThat(said(file.name())).isEqualTo("sticker");
            assertThat(file.mediaType()).isEqualTo("application/x-messenger-sticker");
            assertThat(file.note()).isEqualTo("onlyInMessenger");
        });
    }

    @Test
    void aSharedPostWithoutTextIsMoreThanItsKind() {
        InboundMessage message = message("""
                {"sender":{"id":"7"},"recipient":{"id":"100"},"timestamp":9,"message":{"mid":"m_shared","attachments":[
                 {"type":"fallback","title":"4111 1111 1111 1111","url":"https://shop.example/sale","payload":null}]}}
                """);
        assertThat(said(message.text())).isEqualTo("•••• •••• •••• 1111\nhttps://shop.example/sale");
        assertThat(message.files()).isEmpty();
    }

    @Test
    void whatIsSharedWithWordsIsQuotedBesideThem() {
        InboundMessage message = message("""
                {"sender":{"id":"7"},"recipient":{"id":"100"},"timestamp":9,"message":{"mid":"m_these","text":"these?",
                 "attachments":[{"type":"fallback","title":"4111 1111 1111 1111","url":"https://shop.example/sale"}]}}
                """);
        assertThat(said(message.text())).isEqualTo("these?");
        assertThat(said(Objects.requireNonNull(message.quoted())))
                .isEqualTo("•••• •••• •••• 1111\nhttps://shop.example/sale");
        assertThat(message.files()).isEmpty();
    }

    @Test
    void whereSomebodyStandsIsToldInNumbersAndThatMessengerHasAMap() {
        InboundMessage message = message("""
                {"sender":{"id":"7"},"recipient":{"id":"100"},"timestamp":9,"message":{"mid":"m_there","attachments":[
                 {"type":"location","payload":{"coordinates":{"lat":47.497913,"long":19.040236}}}]}}
                """);
        assertThat(said(message.text())).isEqualTo("47.4979, 19.0402");
        assertThat(message.files())
                .singleElement()
                .satisfies(file -> assertThat(said(file.name())).isEqualTo("location"));
    }

    @Test
    void whatMetaCannotPassOnIsShownAsUnsupported() {
        InboundMessage message = message("""
                {"sender":{"id":"7"},"recipient":{"id":"100"},"timestamp":9,
                 "message":{"mid":"m_odd","is_unsupported":true}}
                """);
        assertThat(message.externalId()).isEqualTo("m_odd");
        assertThat(message.files()).singleElement().satisfies(file -> {
            assertThat(said(file.name())).isEqualTo("unsupported");
            assertThat(file.note()).isEqualTo("onlyInMessenger");
        });
    }

    @Test
    void aButtonThatWasPressedSaysItsTitle() {
        InboundMessage message = message("""
                {"sender":{"id":"7"},"recipient":{"id":"100"},"timestamp":2000,
                 "postback":{"mid":"m_pressed","title":"Get started","payload":"START"}}
                """);
        assertThat(message.externalId()).isEqualTo("m_pressed");
        assertThat(message.idMayBeShared()).isFalse();
        assertThat(message.sender().externalId()).isEqualTo("7");
        assertThat(said(message.text())).isEqualTo("Get started");
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochSecond(2));
    }

    @Test
    void aButtonThatWasPressedInAnOldAppIsNamedByWhoAndWhenAndSaysItsPayloadWhereItHasNoTitle() {
        String pressed = """
                {"sender":{"id":"7"},"recipient":{"id":"100"},"timestamp":2000,"postback":{"payload":"START"}}
                """;
        InboundMessage message = message(pressed);
        assertThat(message.externalId()).isEqualTo("postback:7:2000");
        assertThat(message(pressed).externalId()).isEqualTo(message.externalId());
        assertThat(message.idMayBeShared()).isTrue();
        assertThat(said(message.text())).isEqualTo("START");
    }

    private InboundMessage message(String event) {
        List<ChannelEvent> events = events(messaging(event));
        assertThat(events).hasSize(1);
        return (InboundMessage) events.getFirst();
    }

    private static String said(Unmasked text) {
        return new Masker().mask(text, MaskPlan.CARDS).value();
    }

    @Test
    void whatIsNotMessagingIsAcknowledgedAndIgnored() {
        assertThat(events("{\"object\":\"page\",\"entry\":[{\"id\":\"100\",\"changes\":[{\"field\":\"feed\"}]}]}"))
                .isEmpty();
        assertThat(events("{}")).isEmpty();
    }

    private static String messaging(String event) {
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"100\",\"messaging\":[" + event + "]}]}";
    }

    @SuppressWarnings("unchecked")
    private List<ChannelEvent> events(String body) {
        Exchange exchange = signed(body);
        assertThat(status(exchange)).isEqualTo(200);
        List<?> told = exchange.getMessage().getBody(List.class);
        return told.stream()
                .map(one -> Objects.requireNonNull(((Told) one).event()))
                .toList();
    }

    private Exchange signed(String body) {
        return post(body, Signature.of(body.getBytes(UTF_8), PAGE.appSecret()));
    }

    private Exchange post(String body, String signature) {
        Map<String, String> headers = signature == null ? Map.of() : Map.of("x-hub-signature-256", signature);
        return run(new WebhookRequest("POST", headers, Map.of()), body);
    }

    private Exchange get(String token, String challenge) {
        Map<String, List<String>> parameters = Map.of(
                "hub.mode", List.of("subscribe"),
                "hub.verify_token", List.of(token),
                "hub.challenge", List.of(challenge));
        return run(new WebhookRequest("GET", Map.of(), parameters), "");
    }

    private Exchange run(WebhookRequest request, String body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body.getBytes(UTF_8));
        exchange.getMessage().setHeader(ConversationHeaders.WEBHOOK_REQUEST, request);
        webhook.process(exchange);
        return exchange;
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(ConversationHeaders.STATUS, Integer.class);
    }
}
