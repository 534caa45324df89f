package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.spi.CheckReport;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the test button says of a mailbox. */
class MailCheckTest {
    private final GreenMailBox box = GreenMailBox.start();

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aMailboxThatWorksPassesEveryStep() {
        box.deliver("From: x@customer.example\n\nhello\n");
        CheckReport report = check(Map.of());
        assertThat(report.steps()).allMatch(CheckReport.Step::passed);
        assertThat(keys(report)).containsExactly("check.mail.imap", "check.mail.folder", "check.mail.smtp");
        assertThat(report.steps().get(1).arguments()).containsExactly("INBOX", "1");
        assertThat(box.unseen()).isEqualTo(1);
    }

    @Test
    void addressesOfTheirOwnAreTriedWhereTheyAreWanted() {
        CheckReport missing = check(Map.of("plusAddresses", "yes"));
        assertThat(missing.steps().getLast()).isEqualTo(step("check.mail.plusMissing", "support+test@shop.example"));
        box.foldPlusAddresses();
        CheckReport report = check(Map.of("plusAddresses", "yes"));
        assertThat(report.steps()).allMatch(CheckReport.Step::passed);
        assertThat(report.steps().getLast().textKey()).isEqualTo("check.mail.plus");
        assertThat(box.mails("INBOX")).isEmpty();
    }

    @Test
    void theTrialOfAnAddressLeavesWhatAPersonMarkedForRemoval() {
        box.deliver("From: x@customer.example\n\nhello\n");
        box.markAllForRemoval("INBOX");
        box.foldPlusAddresses();
        CheckReport report = check(Map.of("plusAddresses", "yes"));
        assertThat(report.steps()).allMatch(CheckReport.Step::passed);
        assertThat(box.mails("INBOX")).hasSize(1);
    }

    @Test
    void anUnknownServerIsSaidToBeUnknown() {
        CheckReport.Step failed = failure(Map.of("imapHost", "mail.nowhere.invalid"));
        assertThat(failed).isEqualTo(step("check.mail.unknownHost", "mail.nowhere.invalid"));
    }

    @Test
    void aPortOnWhichNobodyAnswersIsNamed() throws IOException {
        String closed = String.valueOf(closedPort());
        assertThat(failure(Map.of("imapPort", closed))).isEqualTo(step("check.mail.refused", "127.0.0.1", closed));
        assertThat(failure(Map.of("smtpPort", closed))).isEqualTo(step("check.mail.refused", "127.0.0.1", closed));
    }

    @Test
    void aRefusedLoginNamesTheUser() {
        CheckReport.Step failed = failure(Map.of("imapUser", "somebody@shop.example"));
        assertThat(failed).isEqualTo(step("check.mail.login", "127.0.0.1", "somebody@shop.example"));
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThat(failure(Map.of("folder", "Sales"))).isEqualTo(step("check.mail.folderMissing", "Sales", "INBOX"));
    }

    @Test
    void aServerWithoutTheWantedProtectionIsSaidToHaveNone() {
        String port = box.settings().value("imapPort");
        assertThat(failure(Map.of("imapSecurity", "tls"))).isEqualTo(step("check.mail.tls", "127.0.0.1", port));
        assertThat(failure(Map.of("imapSecurity", "starttls"))).isEqualTo(step("check.mail.tls", "127.0.0.1", port));
    }

    @Test
    void whatIsMissingInTheFormIsNamedWithoutConnecting() {
        assertThat(failure(Map.of("address", "nobody"))).isEqualTo(step("check.mail.address"));
        assertThat(failure(Map.of("imapHost", " "))).isEqualTo(step("check.mail.imapHost"));
        assertThat(failure(Map.of("smtpHost", " "))).isEqualTo(step("check.mail.smtpHost"));
    }

    private CheckReport.Step failure(Map<String, String> changed) {
        CheckReport report = check(changed);
        assertThat(report.steps()).filteredOn(step -> !step.passed()).hasSize(1);
        return report.steps().getLast();
    }

    private CheckReport check(Map<String, String> changed) {
        return MailCheck.run(box.settings(changed), MailHouse.signIns(), "tributary-test", Duration.ofSeconds(3));
    }

    private static CheckReport.Step step(String key, String... arguments) {
        return new CheckReport.Step(false, key, List.of(arguments));
    }

    private static List<String> keys(CheckReport report) {
        return report.steps().stream().map(CheckReport.Step::textKey).toList();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
