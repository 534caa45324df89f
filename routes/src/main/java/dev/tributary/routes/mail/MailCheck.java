package dev.tributary.routes.mail;

import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.CheckReport;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.util.ArrayList;
import java.util.List;

/**
 * The test button: really connects to both servers, logs in and looks for the folder, and says in words what it found.
 * Sends nothing and marks nothing.
 */
final class MailCheck {
    private final List<CheckReport.Step> steps = new ArrayList<>();

    private MailCheck() {}

    /** Never throws; takes up to a minute when a server does not answer. */
    static CheckReport run(ChannelSettings settings) {
        MailCheck check = new MailCheck();
        try {
            MailAccount.addressOf(settings);
            MailServer imap = MailAccount.imap(settings);
            MailServer smtp = MailAccount.smtp(settings);
            if (check.imap(imap, MailAccount.folder(settings))) check.smtp(smtp);
        } catch (IllegalArgumentException e) {
            check.step(false, String.valueOf(e.getMessage()));
        }
        return new CheckReport(check.steps);
    }

    private boolean imap(MailServer server, String folder) {
        try (Store store = MailStores.connect(server)) {
            step(true, "check.mail.imap", server.host());
            Folder watched = store.getFolder(folder);
            if (!watched.exists()) return step(false, "check.mail.folderMissing", folder);
            try (watched) {
                watched.open(Folder.READ_ONLY);
                return step(true, "check.mail.folder", folder, String.valueOf(watched.getMessageCount()));
            }
        } catch (MessagingException e) {
            return failed(server, e);
        }
    }

    private boolean smtp(MailServer server) {
        try (Transport transport = transport(server)) {
            String user = server.user().isEmpty() ? null : server.user();
            transport.connect(server.host(), server.port(), user, user == null ? null : server.password());
            return step(true, "check.mail.smtp", server.host());
        } catch (MessagingException e) {
            return failed(server, e);
        }
    }

    private static Transport transport(MailServer server) throws NoSuchProviderException {
        return Session.getInstance(server.properties()).getTransport(server.scheme());
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
