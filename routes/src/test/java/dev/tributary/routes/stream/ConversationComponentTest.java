package dev.tributary.routes.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.file.QuietContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The three doors. */
class ConversationComponentTest {
    private static final AccountKey SMS = new AccountKey("sms", "main");
    private static final String HELLO = """
            {"version":1,"channel":"sms","account":"main","externalId":"7","kind":"message","unknown":{"a":[1]},
             "from":{"id":"+361","name":"Éva"},"text":"szia","sentAt":"2026-11-25T10:00:00+01:00",
             "attachments":[{"name":"a.txt","type":"text/plain","content":"aGk="}]}
            """;

    private final FakeIntake intake = new FakeIntake();
    private final Doors doors = new Doors();
    private final DefaultCamelContext context = QuietContext.named("test");
    private final StreamGateway gateway = new StreamGateway(doors);

    @BeforeEach
    void start() {
        EventReader reader = new EventReader(new SettableClock());
        context.addComponent("conversation", new ConversationComponent(context, intake, doors, reader));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void anEventInJsonIsTakenIn() {
        Object result = context.createProducerTemplate().requestBody("conversation:sms", HELLO);
        assertThat(result).isInstanceOf(IntakeResult.Stored.class);
        InboundMessage message = intake.lastMessage();
        assertThat(message.account()).isEqualTo(SMS);
        assertThat(message.externalId()).isEqualTo("7");
        assertThat(message.sender().externalId()).isEqualTo("+361");
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(message.files())
                .singleElement()
                .satisfies(file -> assertThat(file.content()).isEqualTo("hi".getBytes(UTF_8)));
    }

    @Test
    void whatWasAnsweredElsewhereSaysItsPlaceToo() {
        String echo = """
            {"kind":"echo","channel":"sms","account":"main","externalId":"8","to":"+361","text":"yes",
             "conversationExternalId":"ticket 12"}
            """;
        context.createProducerTemplate().requestBody("conversation:sms", echo);
        assertThat(intake.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        Echo.class,
                        said -> assertThat(said.conversationExternalId()).isEqualTo("ticket 12"));
    }

    @Test
    void whatTheIntakeThrowsComesOutSoThatNothingIsAcknowledged() {
        intake.down(new IllegalStateException("database gone"));
        assertThatThrownBy(() -> context.createProducerTemplate().requestBody("conversation:sms", HELLO))
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseMessage("database gone");
    }

    @Test
    void anEventThatIsNestedTooDeepIsRefusedBeforeItIsParsed() {
        String deep = "{\"x\":".repeat(100_000);
        assertThatThrownBy(() -> context.createProducerTemplate().requestBody("conversation:sms", deep))
                .rootCause()
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("deeper");
    }

    @Test
    void aRouteOfOneChannelCannotSpeakForAnother() {
        assertThatThrownBy(() -> context.createProducerTemplate().requestBody("conversation:fax", HELLO))
                .rootCause()
                .isInstanceOf(UnreadableEventException.class);
        assertThat(intake.events()).isEmpty();
    }

    @Test
    void kindsWithoutEffectAreTaken() {
        String typing = HELLO.replace("\"message\"", "\"typing\"");
        assertThat(context.createProducerTemplate().requestBody("conversation:sms", typing))
                .isEqualTo(new IntakeResult.Updated(0));
    }

    @Test
    void theEndOfTheRouteMeansSent() throws Exception {
        context.addRoutes(route(r ->
                r.from("conversation:sms").setHeader("ConversationExternalId").constant("m-1")));
        assertThat(gateway.send(Messages.outgoing(SMS, "+361", "hi")))
                .isEqualTo(new SendOutcome.Sent("m-1", List.of()));
    }

    @Test
    void exceptionsSayWhatBecameOfIt() throws Exception {
        assertThat(outcomeOf(new SendFailure.Permanent("551", "gone", null)))
                .isEqualTo(new SendOutcome.Permanent("551", "gone"));
        assertThat(outcomeOf(new SendFailure.Temporary("busy", "later", Duration.ofSeconds(9), null)))
                .isEqualTo(new SendOutcome.Temporary("busy", "later", Duration.ofSeconds(9)));
        assertThat(outcomeOf(new SendFailure.Unknown("cut", null))).isEqualTo(new SendOutcome.Unknown("cut"));
        assertThat(outcomeOf(new SendFailure.AccountBroken("190", "token", null)))
                .isEqualTo(new SendOutcome.AccountBroken("190", "token"));
        assertThat(outcomeOf(new IllegalStateException("http://user:secret@x?password=secret")))
                .isInstanceOfSatisfying(
                        SendOutcome.Temporary.class,
                        temporary -> assertThat(temporary.reason()).doesNotContain("password=secret"));
    }

    @Test
    void aChannelThatIsNotRunningIsTemporary() {
        assertThat(gateway.send(Messages.outgoing(SMS, "+361", "hi"))).isInstanceOf(SendOutcome.Temporary.class);
    }

    @Test
    void anAccountsOwnRouteGoesBeforeTheChannels() throws Exception {
        context.addRoutes(route(r ->
                r.from("conversation:sms").setHeader("ConversationExternalId").constant("any")));
        context.addRoutes(route(r -> r.from("conversation:sms?account=main")
                .setHeader("ConversationExternalId")
                .constant("own")));
        assertThat(gateway.send(Messages.outgoing(SMS, "+361", "hi")))
                .isEqualTo(new SendOutcome.Sent("own", List.of()));
        assertThat(gateway.send(Messages.outgoing(new AccountKey("sms", "other"), "+361", "hi")))
                .isEqualTo(new SendOutcome.Sent("any", List.of()));
    }

    private SendOutcome outcomeOf(RuntimeException failure) throws Exception {
        context.addRoutes(route(r -> r.from("conversation:sms")
                .routeId("out")
                .errorHandler(r.noErrorHandler())
                .process(exchange -> {
                    throw failure;
                })));
        SendOutcome outcome = gateway.send(Messages.outgoing(SMS, "+361", "hi"));
        context.getRouteController().stopRoute("out");
        context.removeRoute("out");
        return outcome;
    }

    private static RouteBuilder route(java.util.function.Consumer<Plain> definition) {
        return new Plain(definition);
    }

    private static final class Plain extends RouteBuilder {
        private final java.util.function.Consumer<Plain> definition;

        private Plain(java.util.function.Consumer<Plain> definition) {
            this.definition = definition;
        }

        @Override
        public void configure() {
            definition.accept(this);
        }
    }
}
