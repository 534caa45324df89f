package dev.tributary.engine.webhook;

import static dev.tributary.engine.store.schema.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.errand.Errands;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.notice.Notice;
import dev.tributary.engine.notice.NoticeStore;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.webhook.Webhooks.Call;
import dev.tributary.engine.webhook.Webhooks.State;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What rules have called outside: signed, durable, never inside a house that did not ask for it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class WebhooksTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final String CARD = "4111 1111 1111 1111";

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final Receiver receiver = new Receiver();
    private final EngineKit kit;
    private final Webhooks webhooks;
    private final Agent owner;
    private final Agent admin;
    private final Agent anna;

    WebhooksTest(TestDatabase database) {
        kit = EngineKit.start(database, rules, new FakeChannels());
        webhooks = kit.get(Webhooks.class);
        Seeds seeds = Seeds.in(kit);
        owner = seeds.owner();
        admin = seeds.agent("Ada", Role.FULL_ACCESS);
        Group billing = seeds.group("billing");
        anna = seeds.agent("Anna", Role.AGENT, billing);
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        rules.decide(snapshot -> List.of(
                new Decision.AssignGroup(0, "billing"), new Decision.Tag(0, "vip"), new Decision.Webhook(0, "crm")));
    }

    @AfterEach
    void stop() {
        kit.close();
        receiver.close();
    }

    private IntakeResult.Stored write() {
        return (IntakeResult.Stored) kit.get(Intake.class)
                .accept(Incoming.chat(SITE, "v1", UUID.randomUUID().toString())
                        .named("Vera")
                        .text("My card is " + CARD)
                        .build());
    }

    private Call awaitCall(State state) {
        await().untilAsserted(() -> assertThat(webhooks.calls(owner.id(), 10))
                .extracting(Call::state)
                .containsExactly(state));
        return webhooks.calls(owner.id(), 10).getFirst();
    }

    private Call awaitTries(int tries) {
        await().untilAsserted(() -> assertThat(webhooks.calls(owner.id(), 10))
                .extracting(Call::tries)
                .containsExactly(tries));
        return webhooks.calls(owner.id(), 10).getFirst();
    }

    private String hook() {
        return webhooks.put(owner.id(), "crm", receiver.url(), true).orElseThrow();
    }

    private static String signed(String secret, Receiver.Received call) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        return Base64.getEncoder()
                .encodeToString(mac.doFinal(
                        (call.id() + "." + call.timestamp() + "." + call.body()).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCallIsSignedAndTellsWhatHappenedInMaskedWords() throws Exception {
        String secret = hook();
        IntakeResult.Stored stored = write();
        Call call = awaitCall(State.ARRIVED);
        assertThat(call.conversation()).isEqualTo(stored.conversationId());
        assertThat(call.settledAt()).isEqualTo(kit.clock().instant());

        Receiver.Received received = receiver.received().getFirst();
        assertThat(received.id()).isEqualTo(call.id().toString());
        assertThat(received.timestamp())
                .isEqualTo(Long.toString(kit.clock().instant().getEpochSecond()));
        assertThat(received.signature()).isEqualTo("v1," + signed(secret, received));
        try (Jsonb json = JsonbBuilder.create()) {
            HookBody body = json.fromJson(received.body(), HookBody.class);
            assertThat(body.version()).isEqualTo(1);
            assertThat(body.event()).isEqualTo("messageReceived");
            assertThat(body.rule()).isEqualTo(FakeRuleCompiler.RULE);
            assertThat(body.conversation().id())
                    .isEqualTo(stored.conversationId().toString());
            assertThat(body.conversation().group()).isEqualTo("billing");
            assertThat(body.conversation().tags()).containsExactly("vip");
            assertThat(body.conversation().contactName()).isEqualTo("Vera");
            assertThat(Objects.requireNonNull(body.message()).author()).isEqualTo("customer");
            assertThat(body.message().text()).startsWith("My card is ").doesNotContain(CARD);
        }
    }

    @Test
    void whatFailsIsRepeatedUnderTheSameIdAndGivenUpInTheEnd() {
        hook();
        receiver.answer(503);
        write();
        for (int tries = 1; tries <= Calling.PAUSES.size(); tries++) {
            Call call = awaitTries(tries);
            assertThat(call.state()).isEqualTo(State.WAITING);
            assertThat(call.reason()).isEqualTo("status 503");
            kit.advance(Calling.PAUSES.get(tries - 1));
        }
        Call dead = awaitTries(Calling.PAUSES.size() + 1);
        assertThat(dead.state()).isEqualTo(State.DEAD);
        assertThat(dead.reason()).isEqualTo("status 503");
        assertThat(receiver.received())
                .hasSize(Calling.PAUSES.size() + 1)
                .extracting(Receiver.Received::id)
                .containsOnly(dead.id().toString());
    }

    @Test
    void aReceiverThatWorksAgainGetsWhatItMissed() {
        hook();
        receiver.answer(500);
        write();
        awaitTries(1);
        receiver.answer(200);
        kit.advance(Calling.PAUSES.getFirst());
        assertThat(awaitCall(State.ARRIVED).reason()).isNull();
    }

    @Test
    void anAddressInsideIsNotCalledUnlessTheOwnerAllowsIt() {
        webhooks.put(admin.id(), "crm", receiver.url(), false);
        write();
        assertThat(awaitCall(State.DEAD).reason()).isEqualTo("address inside the house");
        assertThat(receiver.received()).isEmpty();

        assertThatThrownBy(() -> webhooks.put(admin.id(), "crm", receiver.url(), true))
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NEEDS_OWNER));
        webhooks.put(owner.id(), "crm", receiver.url(), true);
        // what the owner allowed is this address, not any other
        assertThatThrownBy(() -> webhooks.put(admin.id(), "crm", "http://10.0.0.1/", true))
                .isInstanceOf(CommandRefused.class);
        assertThat(webhooks.put(admin.id(), "crm", receiver.url(), true)).isEmpty();
    }

    @Test
    void aRedirectionIsNotFollowed() {
        hook();
        receiver.answer(302);
        write();
        assertThat(awaitTries(1).reason()).isEqualTo("status 302");
        assertThat(receiver.received()).extracting(Receiver.Received::path).containsExactly("/hook");
    }

    @Test
    void whatIsGoneForGoodIsNotCalledAgain() {
        hook();
        receiver.answer(410);
        write();
        assertThat(awaitCall(State.DEAD).reason()).isEqualTo("status 410");
    }

    @Test
    void callsOfARemovedWebhookAreGivenUp() {
        hook();
        receiver.answer(500);
        write();
        awaitTries(1);
        webhooks.remove(owner.id(), "crm");
        kit.advance(Calling.PAUSES.getFirst());
        assertThat(awaitCall(State.DEAD).reason()).isEqualTo("removed");
        IntakeResult.Stored later = write();
        assertThat(kit.get(RuleTraces.class).of(later.messageId()).orElseThrow().problems())
                .containsExactly("problem.unknownWebhook:crm");
    }

    @Test
    void whatWasSettledLongAgoIsForgotten() {
        hook();
        write();
        awaitCall(State.ARRIVED);
        kit.advance(Errands.KEPT.plusMinutes(1));
        await().untilAsserted(() -> assertThat(webhooks.calls(owner.id(), 10)).isEmpty());
    }

    @Test
    void aNoticeMayGoByAWebhook() throws Exception {
        hook();
        rules.decide(snapshot -> List.of(new Decision.Notify(
                0, "group", "billing", Set.of("crm", "nowhere"), null, Set.of(), "Look at " + CARD)));
        IntakeResult.Stored stored = write();
        assertThat(kit.get(RuleTraces.class)
                        .of(stored.messageId())
                        .orElseThrow()
                        .problems())
                .containsExactly("problem.unknownWebhook:nowhere");
        awaitCall(State.ARRIVED);
        try (Jsonb json = JsonbBuilder.create()) {
            HookBody body = json.fromJson(receiver.received().getFirst().body(), HookBody.class);
            assertThat(body.to()).containsExactly(anna.email());
            assertThat(body.text()).startsWith("Look at ").doesNotContain(CARD);
        }
        assertThat(kit.get(NoticeStore.class).ofConversation(stored.conversationId()))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.state()).isEqualTo(Notice.State.HANDED_ON);
                    assertThat(notice.medium()).isEqualTo("webhook:crm");
                });
    }

    @Test
    void aSecretIsSealedAndCanBeRenewed() throws Exception {
        String first = hook();
        assertThat(kit.get(DSLContext.class)
                        .select(SETTING.CONTENT)
                        .from(SETTING)
                        .where(SETTING.NAME.eq("webhook/crm"))
                        .fetchSingle(SETTING.CONTENT))
                .doesNotContain(first.substring("whsec_".length()));
        String second = webhooks.renewSecret(admin.id(), "crm");
        assertThat(second).isNotEqualTo(first);
        write();
        awaitCall(State.ARRIVED);
        Receiver.Received received = receiver.received().getFirst();
        assertThat(received.signature()).isEqualTo("v1," + signed(second, received));
        assertThat(webhooks.all(admin.id())).containsExactly(new Webhooks.Webhook("crm", receiver.url(), true));
    }

    @Test
    void agentsAndMalformedAddressesAreRefused() {
        assertThatThrownBy(() -> webhooks.put(anna.id(), "crm", "https://example.com/", false))
                .isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> webhooks.calls(anna.id(), 1)).isInstanceOf(CommandRefused.class);
        for (String url :
                List.of("", "ftp://example.com/", "https://user:word@example.com/", "https:///x", "file:///etc"))
            assertThatThrownBy(() -> webhooks.put(owner.id(), "crm", url, false))
                    .isInstanceOfSatisfying(
                            CommandRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.FIELD_MALFORMED));
    }
}
