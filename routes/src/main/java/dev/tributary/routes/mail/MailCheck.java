package dev.tributary.routes.mail;

import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.CheckReport;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.pop3.POP3Folder;

/**
 * The test button: really connects to both servers, logs in and looks for the folder, and says in words what it found.
 * Sends nothing and marks nothing, unless answers are to go to addresses of their own: then it tries one.
 */
final class MailCheck {
    private static final int MOST_FOLDERS = 30;

    private final List<CheckReport.Step> steps = new ArrayList<>();

    private MailCheck() {}

    /**
     * Never throws; takes up to a minute when a server does not answer.
     *
     * @param signIns where its servers are and how it signs in
     * @param loop what stands in X-Loop of our mails
     * @param patience how long a mail to ourselves may take
     */
    static CheckReport run(ChannelSettings settings, SignIns signIns, String loop, Duration patience) {
        MailCheck check = new MailCheck();
        try {
            String address = MailAccount.addressOf(settings);
            MailServers servers = signIns.servers(settings);
            MailServer incoming = servers.incoming();
            MailServer smtp = servers.smtp();
            boolean pop = incoming.protocol().equals(MailServer.POP3);
            String folder = pop ? PopMailbox.FOLDER : MailAccount.folder(settings);
            boolean works = check.incoming(incoming, folder) && check.smtp(smtp);
            if (works && MailOut.of(settings).plusAddresses())
                check.plus(new PlusTrial(incoming, folder, smtp), address, loop, patience, smtp);
        } catch (IllegalArgumentException e) {
            check.step(false, String.valueOf(e.getMessage()));
        }
        return new CheckReport(check.steps);
    }

    private boolean incoming(MailServer server, String folder) {
        try (Store store = MailConnections.store(server)) {
            step(true, "check.mail.imap", server.host());
            Folder watched = store.getFolder(folder);
            if (!watched.exists()) return step(false, "check.mail.folderMissing", folder, folders(store));
            try (watched) {
                watched.open(Folder.READ_ONLY);
                if (watched instanceof POP3Folder pop && !named(pop))
                    return step(false, "check.mail.uidl", server.host());
                return step(true, "check.mail.folder", folder, String.valueOf(watched.getMessageCount()));
            }
        } catch (MessagingException e) {
            return failed(server, e);
        }
    }

    private static boolean named(POP3Folder folder) throws MessagingException {
        return folder.getMessageCount() == 0 || folder.getUID(folder.getMessage(1)) != null;
    }

    /** Those that could have been meant. */
    private static String folders(Store store) throws MessagingException {
        return Arrays.stream(store.getDefaultFolder().list("*"))
                .map(Folder::getFullName)
                .limit(MOST_FOLDERS)
                .collect(Collectors.joining(", "));
    }

    private boolean smtp(MailServer server) {
        try (Transport unused = MailConnections.transport(server)) {
            return step(true, "check.mail.smtp", server.host());
        } catch (MessagingException e) {
            return failed(server, e);
        }
    }

    private void plus(PlusTrial trial, String address, String loop, Duration patience, MailServer smtp) {
        String to = PlusAddress.of(address, "test");
        if (to == null) {
            step(false, "check.mail.plusMissing", address);
            return;
        }
        try {
            boolean arrives = trial.arrives(address, to, loop, patience);
            step(arrives, arrives ? "check.mail.plus" : "check.mail.plusMissing", to);
        } catch (MessagingException e) {
            failed(smtp, e);
        }
    }

    private boolean failed(MailServer server, MessagingException failure) {
        steps.add(MailTrouble.step(server, failure));
        return false;
    }

    private boolean step(boolean passed, String textKey, String... arguments) {
        steps.add(new CheckReport.Step(passed, textKey, List.of(arguments)));
        return passed;
    }
}
