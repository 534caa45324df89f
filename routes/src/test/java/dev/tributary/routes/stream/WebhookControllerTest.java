package dev.tributary.routes.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tributary.engine.kit.Quickest;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.routes.file.QuietContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What is posted to a channel's address. */
class WebhookControllerTest {
    private final Doors doors = new Doors();
    private final DefaultCamelContext context = QuietContext.named("test");
    private final SettableClock clock = new SettableClock();
    private final MockMvc web = MockMvcBuilders.standaloneSetup(
                    new WebhookController(new WebhookDoor(doors), new WebhookLimits(clock)))
            .build();
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<WebhookRequest> requests = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        EventReader reader = new EventReader(new SettableClock());
        context.addComponent("conversation", new ConversationComponent(context, new FakeIntake(), doors, reader));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("conversation:sms/webhook").process(WebhookControllerTest.this::answer);
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void answer(Exchange exchange) {
        WebhookRequest request =
                exchange.getMessage().getHeader(ConversationHeaders.WEBHOOK_REQUEST, WebhookRequest.class);
        requests.add(request);
        bodies.add(exchange.getMessage().getBody(byte[].class));
        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys(ConversationHeaders.WEBHOOK_REQUEST);
        if ("no".equals(request.header("X-Signature"))) {
            exchange.getMessage().setHeader(ConversationHeaders.STATUS, 403);
        }
        if ("bang".equals(request.parameter("do"))) throw new IllegalStateException("bang");
        if (request.parameter("challenge") != null) exchange.getMessage().setBody(request.parameter("challenge"));
    }

    @Test
    void theRouteGetsTheVeryBytes() throws Exception {
        byte[] bytes = {'{', (byte) 0xc3, 0x28, (byte) 0xff, '}'};
        web.perform(post("/channels/sms/webhook").content(bytes).header("X-Signature", "yes"))
                .andExpect(status().isOk())
                .andExpect(content().bytes(new byte[0]));
        assertThat(bodies.getFirst()).isEqualTo(bytes);
        assertThat(requests.getFirst().header("x-signature")).isEqualTo("yes");
    }

    @Test
    void theRouteAnswers() throws Exception {
        web.perform(get("/channels/sms/webhook").queryParam("challenge", "é 42"))
                .andExpect(status().isOk())
                .andExpect(content().bytes("é 42".getBytes(UTF_8)));
        web.perform(post("/channels/sms/webhook").content("x").header("X-Signature", "no"))
                .andExpect(status().isForbidden());
    }

    @Test
    void aRouteThatFailsIsAskedAgain() throws Exception {
        web.perform(post("/channels/sms/webhook").content("x").queryParam("do", "bang"))
                .andExpect(status().isInternalServerError());
    }

    @Test
    void whatIsTooLargeOrTooDeepOrForNobodyIsRefused() throws Exception {
        byte[] large = new byte[WebhookDoor.LARGEST + 1];
        web.perform(post("/channels/sms/webhook").content(large)).andExpect(status().isContentTooLarge());
        web.perform(post("/channels/sms/webhook").content("[".repeat(5_000))).andExpect(status().isBadRequest());
        web.perform(post("/channels/fax/webhook").content("x")).andExpect(status().isNotFound());
        assertThat(bodies).isEmpty();
    }

    @Test
    void whoPostsTooMuchIsToldToWaitAndOthersGoOn() throws Exception {
        for (int i = 0; i < WebhookLimits.OF_ADDRESS; i++)
            web.perform(post("/channels/sms/webhook").content("x")).andExpect(status().isOk());
        web.perform(post("/channels/sms/webhook").content("x"))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "1"));
        web.perform(post("/channels/sms/webhook").content("x").with(from("192.0.2.7")))
                .andExpect(status().isOk());
        clock.advance(Duration.ofSeconds(1));
        web.perform(post("/channels/sms/webhook").content("x")).andExpect(status().isOk());
    }

    @Test
    void allTogetherCannotPostMoreThanTheHouseTakes() throws Exception {
        for (int i = 0; i < WebhookLimits.OF_CHANNEL; i++)
            web.perform(post("/channels/sms/webhook").content("x").with(from("192.0.2." + i % 50)));
        web.perform(post("/channels/sms/webhook").content("x").with(from("198.51.100.1")))
                .andExpect(status().isTooManyRequests());
        // another channel is none of theirs
        web.perform(post("/channels/fax/webhook").content("x")).andExpect(status().isNotFound());
    }

    @Test
    void jsonNestedTwentyThousandDeepIsRefusedAtOnce() throws Exception {
        for (String deep : List.of("[".repeat(20_000), "{\"a\":".repeat(20_000))) {
            assertThat(Quickest.of(
                            () -> web.perform(post("/channels/sms/webhook").content(deep))
                                    .andExpect(status().isBadRequest())))
                    .isLessThan(Duration.ofMillis(50));
        }
        assertThat(bodies).isEmpty();
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
