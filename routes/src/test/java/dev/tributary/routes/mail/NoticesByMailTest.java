package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.settings.HouseMail;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.CheckReport;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a customer's message over the rule that tells an agent to a mail on a real SMTP server. */
class NoticesByMailTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final Post post = new Post();
    private final EngineKit kit = EngineKit.start(TestDatabase.H2, rules, post, new FakeChannels());

    /** The house's post, which needs the engine's settings, which need it. */
    private static final class Post implements HouseMail {
        private @Nullable HousePost real;

        @Override
        public CheckReport send(Note note) {
            return Objects.requireNonNull(real).send(note);
        }

        @Override
        public CheckReport attempt(HouseSettings.Values sender, @Nullable String password, Note note) {
            return Objects.requireNonNull(real).attempt(sender, password, note);
        }
    }

    @AfterEach
    void stop() {
        kit.close();
        server.stop();
    }

    @Test
    void anAgentGetsItInTheirLanguageAndNoMachineAnswersIt() throws Exception {
        server.start();
        post.real = new HousePost(kit.get(HouseSettings.class), kit.clock());
        Seeds seeds = Seeds.in(kit);
        Agent owner = seeds.owner();
        Agent reka = kit.get(People.class)
                .addAgent(
                        owner.id(),
                        new People.NewAgent("reka@shop.example", "Réka", Role.AGENT, "hash", "hu", Set.of()));
        kit.get(HouseSettings.class)
                .change(
                        owner.id(),
                        new HouseSettings.Values(
                                "https://desk.example",
                                false,
                                "127.0.0.1",
                                server.getSmtp().getPort(),
                                "none",
                                "",
                                "Pult <desk@shop.example>"),
                        null);
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        rules.decide(snapshot -> snapshot.event().equals("messageReceived")
                ? List.of(new Decision.Notify(0, "agent", reka.email(), Set.of("email"), null, Set.of(), null))
                : List.of());
        kit.get(Intake.class)
                .accept(Incoming.chat(SITE, "v1", "1").named("Ödön\nBcc: x").build());
        await().until(() -> server.getReceivedMessages().length == 1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).endsWith(": Az ügyfél írt.").startsWith("Ödön");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("All");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@shop\\.example>");
        assertThat(mail.getContent().toString()).contains("Az ügyfél írt.", "https://desk.example/inbox/all/");
    }
}
