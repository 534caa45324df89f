package dev.tributary.engine.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccount.State;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.LogReader;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ChannelAccountsTest {
    private static final AccountKey SHOP = new AccountKey("email", "shop@example.com");
    private static final ChannelSettings SETTINGS =
            new ChannelSettings(Map.of("imapHost", "mail.example.com"), Map.of("imapPassword", "correct horse"));

    @Parameter
    TestDatabase database;

    private TestDatabase.Address address;
    private EngineKit kit;
    private ChannelAccounts accounts;
    private LogReader log;
    private UUID owner;

    @BeforeEach
    void start() {
        address = database.fresh();
        kit = EngineKit.start(address);
        accounts = kit.get(ChannelAccounts.class);
        log = new LogReader(kit);
        owner = kit.get(People.class)
                .createOwner("owner@example.com", "Olga", "hash", "en")
                .id();
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void anAccountIsFoundByIdAndByKeyAndItsSettingsComeBackWithSecrets() {
        ChannelAccount added = accounts.add(owner, SHOP, " Shop ", SETTINGS);
        assertThat(added.name()).isEqualTo("Shop");
        assertThat(added.state()).isEqualTo(State.ACTIVE);
        assertThat(accounts.account(added.id())).contains(added);
        assertThat(accounts.byKey(SHOP)).contains(added);
        assertThat(accounts.all()).containsExactly(added);
        assertThat(accounts.settings(added.id())).isEqualTo(SETTINGS);
        assertThat(added.secretNames()).containsExactly("imapPassword");
        assertThat(log.details(EventKind.CHANNEL_CHANGED))
                .containsExactly(added.id().toString());
    }

    @Test
    void theAccountOfAChannelThatCameAsAFileIsOneAndGoesByTheFilesName() {
        AccountKey fax = new AccountKey("fax", "main");
        UUID id = accounts.ofFile(fax, "Fax");
        assertThat(accounts.ofFile(fax, "Fax")).isEqualTo(id);
        assertThat(log.details(EventKind.CHANNEL_CHANGED)).containsExactly(id.toString());
        assertThat(accounts.ofFile(fax, "Telefax")).isEqualTo(id);
        assertThat(accounts.all())
                .singleElement()
                .extracting(ChannelAccount::name)
                .isEqualTo("Telefax");
    }

    @Test
    void theDatabaseNeverSeesASecretInClear() {
        UUID id = accounts.add(owner, SHOP, "Shop", SETTINGS).id();
        assertThat(kit.get(AccountStore.class).sealedSecrets(id).get("imapPassword"))
                .isNotNull()
                .doesNotContain("horse");
    }

    @Test
    void aSecretThatTheOtherSideReplacedIsKeptSealedAndNothingElseHappens() {
        ChannelAccount added = accounts.add(owner, SHOP, "Shop", SETTINGS);
        accounts.replaceSecret(added.id(), "imapPassword", "correct horse", "battery staple");
        assertThat(accounts.settings(added.id()).secret("imapPassword")).isEqualTo("battery staple");
        assertThat(kit.get(AccountStore.class).sealedSecrets(added.id()).get("imapPassword"))
                .isNotNull()
                .doesNotContain("staple");
        assertThat(accounts.account(added.id())).contains(added);
        assertThat(log.details(EventKind.CHANNEL_CHANGED)).hasSize(1);

        // somebody entered a third one meanwhile
        accounts.replaceSecret(added.id(), "imapPassword", "correct horse", "late");
        accounts.replaceSecret(added.id(), "other", "", "late");
        accounts.replaceSecret(UUID.randomUUID(), "imapPassword", "battery staple", "late");
        assertThat(accounts.settings(added.id()).secrets()).isEqualTo(Map.of("imapPassword", "battery staple"));
    }

    @Test
    void afterARestartTheSecretsStillOpen() {
        UUID id = accounts.add(owner, SHOP, "Shop", SETTINGS).id();
        try (EngineKit again = EngineKit.start(restartable())) {
            assertThat(again.get(ChannelAccounts.class).settings(id)).isEqualTo(SETTINGS);
        }
    }

    @Test
    void aSecondAccountWithTheSameKeyIsRefused() {
        accounts.add(owner, SHOP, "Shop", SETTINGS);
        refused(Reason.ACCOUNT_EXISTS, () -> accounts.addByOperator(SHOP, "Other", SETTINGS));
        assertThat(accounts.all()).hasSize(1);
        assertThat(log.details(EventKind.CHANNEL_CHANGED)).hasSize(1);
    }

    @Test
    void aSecretThatIsNotEnteredAgainStaysAsItWas() {
        UUID id = accounts.add(owner, SHOP, "Shop", SETTINGS).id();
        accounts.change(
                owner,
                id,
                "Web shop",
                new ChannelSettings(
                        Map.of("imapHost", "imap.example.com"), Map.of("imapPassword", "", "smtpPassword", "battery")));
        ChannelAccount changed = accounts.account(id).orElseThrow();
        assertThat(changed.name()).isEqualTo("Web shop");
        assertThat(changed.revision()).isEqualTo(2);
        assertThat(accounts.settings(id))
                .isEqualTo(new ChannelSettings(
                        Map.of("imapHost", "imap.example.com"),
                        Map.of("imapPassword", "correct horse", "smtpPassword", "battery")));
    }

    @Test
    void onlyFullAccessChangesAccounts() {
        UUID agent = kit.get(People.class)
                .addAgent(owner, new People.NewAgent("a@example.com", "Anna", Role.AGENT, "hash", "hu", Set.of()))
                .id();
        UUID id = accounts.add(owner, SHOP, "Shop", SETTINGS).id();
        refused(Reason.NEEDS_FULL_ACCESS, () -> accounts.add(agent, new AccountKey("chat", "x"), "X", SETTINGS));
        refused(Reason.NEEDS_FULL_ACCESS, () -> accounts.change(agent, id, "X", SETTINGS));
        refused(Reason.NEEDS_FULL_ACCESS, () -> accounts.setPaused(agent, id, true));
        refused(Reason.NEEDS_FULL_ACCESS, () -> accounts.setPaused(UUID.randomUUID(), id, true));
        assertThat(accounts.account(id).orElseThrow().name()).isEqualTo("Shop");
    }

    @Test
    void anAccountThatMustBeConnectedAgainSaysWhyAndIsToldOnce() {
        UUID id = accounts.addByOperator(SHOP, "Shop", SETTINGS).id();
        accounts.report(id, State.RECONNECT, "The password is wrong.");
        accounts.report(id, State.RECONNECT, "The password is wrong.");
        ChannelAccount broken = accounts.account(id).orElseThrow();
        assertThat(broken.state()).isEqualTo(State.RECONNECT);
        assertThat(broken.lastError()).isEqualTo("The password is wrong.");
        assertThat(broken.lastErrorAt()).isEqualTo(kit.clock().instant());
        assertThat(log.details(EventKind.CHANNEL_CHANGED)).hasSize(2);
    }

    @Test
    void newSettingsGiveABrokenAccountANewTry() {
        UUID id = accounts.addByOperator(SHOP, "Shop", SETTINGS).id();
        accounts.report(id, State.RECONNECT, "The password is wrong.");
        accounts.change(owner, id, "Shop", SETTINGS);
        assertThat(accounts.account(id).orElseThrow().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void whatAPersonPausedStaysPausedWhateverTheRoutesReport() {
        UUID id = accounts.addByOperator(SHOP, "Shop", SETTINGS).id();
        accounts.setPaused(owner, id, true);
        accounts.report(id, State.RECONNECT, "x");
        accounts.report(id, State.ACTIVE, null);
        assertThat(accounts.account(id).orElseThrow().state()).isEqualTo(State.PAUSED);
        accounts.setPaused(owner, id, false);
        assertThat(accounts.account(id).orElseThrow().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void theSameErrorAgainIsNoNews() {
        UUID id = accounts.addByOperator(SHOP, "Shop", SETTINGS).id();
        accounts.reportError(id, "Cut.");
        accounts.reportError(id, "Cut.");
        assertThat(log.details(EventKind.CHANNEL_CHANGED)).hasSize(2);
        assertThat(accounts.account(id).orElseThrow().lastError()).isEqualTo("Cut.");
    }

    private TestDatabase.Address restartable() {
        kit.close();
        return address;
    }

    private static void refused(Reason reason, Runnable command) {
        assertThatThrownBy(command::run)
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
