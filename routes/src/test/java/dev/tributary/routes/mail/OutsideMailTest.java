package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.routes.kit.CountingIntake;
import dev.tributary.routes.stream.StreamKit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mails that nobody here wrote go through a real IMAP server: none lost, none doubled. */
@Tag("slow")
class OutsideMailTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyOutsideMailIsStoredOnceOrInQuarantine(TestDatabase database) throws Exception {
        List<Path> mails = DistinctMails.letters();
        DistinctMails distinct = new DistinctMails();
        try (GreenMailBox box = GreenMailBox.start();
                StreamKit stream = new StreamKit();
                EngineKit kit = EngineKit.start(database, new FakeRuleCompiler(), stream.gateway())) {
            CountingIntake intake = new CountingIntake(kit.get(Intake.class));
            ChannelAccounts accounts = kit.get(ChannelAccounts.class);
            stream.run(accounts, kit.get(EventFeed.class), intake, MailHouse.channel(kit));
            List<byte[]> refused = new ArrayList<>();
            for (Path file : mails) {
                byte[] bytes = Files.readAllBytes(file);
                distinct.add(file, bytes);
                if (!delivered(box, bytes)) refused.add(bytes);
            }
            ChannelAccount account =
                    accounts.addByOperator(new AccountKey("email", GreenMailBox.ADDRESS), "Shop", box.settings());
            for (byte[] bytes : refused) handIn(intake, bytes, refused.indexOf(bytes));
            lookUntilAllIsSeen(stream, box, account);
            int quarantined = kit.get(Quarantine.class).open();
            System.err.println("outside mails on " + database + ": " + (intake.stored() + quarantined) + " of "
                    + distinct.count() + " distinct ones of " + mails.size() + " stored (" + intake.stored()
                    + ") or in quarantine (" + quarantined + "), " + intake.repeats() + " repeats, " + refused.size()
                    + " refused by the test's server and handed in behind it");
            assertThat(intake.stored() + quarantined).isEqualTo(distinct.count());
            assertThat(intake.stored() + intake.repeats() + quarantined).isEqualTo(mails.size());

            int stored = intake.stored();
            box.markAllUnseen();
            MailHouse.forgetMarks(kit, account);
            lookUntilAllIsSeen(stream, box, account);
            assertThat(intake.stored()).isEqualTo(stored);
            assertThat(kit.get(Quarantine.class).open()).isEqualTo(quarantined);
        }
    }

    private static void lookUntilAllIsSeen(StreamKit stream, GreenMailBox box, ChannelAccount account) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    stream.host().pollNow(account.id());
                    return box.unseen() == 0;
                });
    }

    /** The test's server takes some mails apart itself and falls over them. */
    private static boolean delivered(GreenMailBox box, byte[] mail) {
        try {
            box.deliver(mail);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** As the route does it, without the server. */
    private static void handIn(Intake intake, byte[] mail, int number) throws UnreadableMailException {
        ReadMail read = DistinctMails.read(mail, "uid:7:" + number);
        assertThat(read).isInstanceOf(ReadMail.Letter.class);
        IntakeResult unused = intake.accept(((ReadMail.Letter) read).message());
    }
}
