package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.MailboxMarks;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.routes.stream.FakeAccounts;
import dev.tributary.routes.stream.FakeIntake;
import dev.tributary.routes.stream.StreamKit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which mails of a mailbox are taken in, and how often, against a real IMAP server. */
class MailboxLooksTest {
    private static final AccountKey KEY = new AccountKey("email", GreenMailBox.ADDRESS);

    private final GreenMailBox box = GreenMailBox.start();
    private final FakeIntake intake = new FakeIntake();
    private final FakeAccounts accounts = new FakeAccounts();
    private final FakeLeases leases = new FakeLeases();
    private final FakeMarks marks = new FakeMarks();
    private final SettableClock clock = new SettableClock();
    private final StreamKit stream = StreamKit.start(
            accounts,
            intake,
            new MailChannel(
                    accounts,
                    new FakeQuarantine(),
                    leases,
                    marks,
                    clock,
                    new FakeIds(),
                    MailHouse.signIns(),
                    MailHouse.consent()));

    @AfterEach
    void stop() {
        stream.close();
        box.close();
    }

    @Test
    void howFarEverythingIsFetchedIsKnownToAMinuteThoughNothingComes() {
        connect(Map.of());
        ChannelAccount account = account();
        Instant first = clock.instant();
        await().until(() -> marks.mark(account.id(), "INBOX")
                .map(MailboxMarks.Mark::completeAt)
                .filter(first::equals)
                .isPresent());
        clock.advance(Duration.ofSeconds(61));
        await().until(() -> marks.mark(account.id(), "INBOX")
                .map(MailboxMarks.Mark::completeAt)
                .filter(clock.instant()::equals)
                .isPresent());
    }

    @Test
    void aMailThatSomebodyOpenedBeforeItWasFetchedIsTakenIn() {
        connect(Map.of());
        box.deliver(mail(1));
        await().until(() -> intake.ids().size() == 1);
        leases.elsewhere(true);
        box.deliver(mail(2));
        box.markAllSeen("INBOX");
        leases.elsewhere(false);
        box.deliver(mail(3));
        await().until(() -> intake.ids().size() >= 3 && box.unseen() == 0);
        assertThat(intake.ids()).containsExactly("1@customer.example", "2@customer.example", "3@customer.example");
    }

    @Test
    void ofWhatIsOlderThanTheConnectionOnlyWhatNobodyHasOpenedIsTakenIn() {
        box.deliver(mail(1));
        box.deliver(mail(2));
        box.markAllSeen("INBOX");
        box.deliver(mail(3));
        connect(Map.of());
        await().until(() -> box.unseen() == 0);
        box.deliver(mail(4));
        await().until(() -> intake.ids().size() >= 2 && box.unseen() == 0);
        assertThat(intake.ids()).containsExactly("3@customer.example", "4@customer.example");
    }

    @Test
    void whatAPersonMarksAsUnreadAgainIsNotTouched() {
        connect(Map.of());
        box.deliver(mail(1));
        await().until(() -> box.unseen() == 0 && intake.ids().size() == 1);
        box.markAllUnseen();
        box.deliver(mail(2));
        await().until(() -> box.unseen() == 1 && intake.ids().size() >= 2);
        assertThat(intake.ids()).containsExactly("1@customer.example", "2@customer.example");
    }

    @Test
    void aFolderMadeAnewWithTheSameMailsBringsNoMessageTwice() {
        List<String> mails = new ArrayList<>();
        for (int i = 1; i <= 5; i++) mails.add(mail(i));
        box.remake("Sales", List.of());
        connect(Map.of("folder", "Sales"));
        await().until(() -> marks.mark(account().id(), "Sales").isPresent());
        box.remake("Sales", mails);
        await().until(() -> intake.storedCount() == 5);
        long before = validity();

        mails.add(mail(6));
        box.remake("Sales", mails);
        // opened or not: the flags were lost with the numbers
        box.markAllSeen("Sales");
        await().until(() -> intake.storedCount() == 6);
        assertThat(validity()).isNotEqualTo(before);
        assertThat(intake.ids()).hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void aMailThatWasNotStoredComesAgainAndTheOthersDoNot() {
        connect(Map.of());
        intake.refuse("2@customer.example");
        for (int i = 1; i <= 3; i++) box.deliver(mail(i));
        await().until(() -> intake.storedCount() == 2 && intake.failures() > 1);
        intake.mend();
        await().until(() -> intake.storedCount() == 3 && box.unseen() == 0);
        int times = intake.events().size();
        box.deliver(mail(4));
        await().until(() -> intake.storedCount() == 4);
        assertThat(intake.events()).hasSize(times + 1);
    }

    @Test
    void manyMailsComeInWithoutWaitingForTheNextLook() {
        for (int i = 0; i < MailboxPoll.MOST_AT_ONCE + 1; i++) box.deliver(mail(i));
        connect(Map.of("pollSeconds", "3600"));
        await().until(() -> intake.storedCount() == MailboxPoll.MOST_AT_ONCE + 1);
        assertThat(intake.ids()).doesNotHaveDuplicates();
    }

    private void connect(Map<String, String> changed) {
        ChannelAccount unused = accounts.addByOperator(KEY, "Shop", box.settings(changed));
    }

    private ChannelAccount account() {
        return accounts.all().getFirst();
    }

    private long validity() {
        return marks.mark(account().id(), "Sales").orElseThrow().validity();
    }

    private static String mail(int number) {
        return "From: Eva <eva@customer.example>\nTo: support@shop.example\nMessage-ID: <" + number
                + "@customer.example>\nSubject: parcel " + number + "\n\nWhere is it?\n";
    }
}
