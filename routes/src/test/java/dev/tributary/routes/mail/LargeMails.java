package dev.tributary.routes.mail;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.routes.stream.FakeAccounts;
import dev.tributary.routes.stream.FakeIntake;
import dev.tributary.routes.stream.StreamKit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads a mailbox, in a program of its own so that its memory can be bounded: until so many mails are stored and so many in
 * quarantine. Prints {@code stored}, {@code quarantine:CAUSE} and milliseconds since the first look.
 */
final class LargeMails {
    private LargeMails() {}

    /** IMAP port, how many are stored in the end, and how many in quarantine. */
    public static void main(String[] arguments) {
        int stored = Integer.parseInt(arguments[1]);
        int refused = Integer.parseInt(arguments[2]);
        FakeAccounts accounts = new FakeAccounts();
        FakeIntake intake = new FakeIntake();
        FakeQuarantine quarantine = new FakeQuarantine();
        MailChannel mail = new MailChannel(
                accounts,
                quarantine,
                new FakeLeases(),
                new FakeMarks(),
                new SettableClock(),
                new FakeIds(),
                MailHouse.signIns(),
                MailHouse.consent());
        Map<String, String> values = new HashMap<>();
        values.put("address", DebianMailServers.ADDRESS);
        values.put("imapHost", "127.0.0.1");
        values.put("imapPort", arguments[0]);
        values.put("imapSecurity", "none");
        values.put("imapUser", DebianMailServers.ADDRESS);
        values.put("smtpHost", "127.0.0.1");
        values.put("smtpSecurity", "none");
        values.put("pollSeconds", "1");
        accounts.addByOperator(
                new AccountKey("email", DebianMailServers.ADDRESS),
                "Shop",
                new ChannelSettings(values, Map.of("imapPassword", DebianMailServers.PASSWORD)));
        long began = System.nanoTime();
        try (StreamKit stream = StreamKit.start(accounts, intake, mail)) {
            while (intake.storedCount() < stored) LockSupport.parkNanos(10_000_000);
            System.out.println("stored " + (System.nanoTime() - began) / 1_000_000);
            while (quarantine.open() < refused) LockSupport.parkNanos(10_000_000);
            for (Quarantine.Entry entry : quarantine.entries(UUID.randomUUID(), 10))
                System.out.println("quarantine:" + entry.cause() + " " + entry.explanation());
        }
        System.exit(0);
    }
}
