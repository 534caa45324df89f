package dev.tributary.routes.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tributary.engine.spi.ChannelSettings;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A real IMAP and SMTP server in this process, on ports of its own, with the house's mailbox and the customer's: for the
 * tests of all modules.
 */
public final class GreenMailBox implements AutoCloseable {
    public static final String ADDRESS = "support@shop.example";
    public static final String CUSTOMER = "eva@customer.example";
    private static final String PASSWORD = "secret";

    private final GreenMail server;
    private final GreenMailUser user;
    private final GreenMailUser customer;

    private GreenMailBox() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", "imap"),
            new ServerSetup(0, "127.0.0.1", "pop3"),
            new ServerSetup(0, "127.0.0.1", "smtp")
        });
        server.start();
        user = server.setUser(ADDRESS, ADDRESS, PASSWORD);
        customer = server.setUser(CUSTOMER, CUSTOMER, PASSWORD);
    }

    /** Starts. */
    public static GreenMailBox start() {
        return new GreenMailBox();
    }

    /** The settings of a channel account for the house's mailbox, polled once a second. */
    public ChannelSettings settings() {
        return new ChannelSettings(
                Map.ofEntries(
                        Map.entry("address", ADDRESS),
                        Map.entry("name", "Shop"),
                        Map.entry("imapHost", "127.0.0.1"),
                        Map.entry("imapPort", String.valueOf(server.getImap().getPort())),
                        Map.entry("imapSecurity", "none"),
                        Map.entry("imapUser", ADDRESS),
                        Map.entry("folder", "INBOX"),
                        Map.entry("smtpHost", "127.0.0.1"),
                        Map.entry("smtpPort", String.valueOf(server.getSmtp().getPort())),
                        Map.entry("smtpSecurity", "none"),
                        Map.entry("smtpUser", ADDRESS),
                        Map.entry("pollSeconds", "1")),
                Map.of("imapPassword", PASSWORD, "smtpPassword", PASSWORD));
    }

    /** The same, some of them changed. */
    public ChannelSettings settings(Map<String, String> changed) {
        Map<String, String> values = new HashMap<>(settings().values());
        values.putAll(changed);
        return new ChannelSettings(values, settings().secrets());
    }

    /** Where the house's mailbox is read. */
    public int imapPort() {
        return server.getImap().getPort();
    }

    /** Where the house's mailbox is read by POP3. */
    public int popPort() {
        return server.getPop3().getPort();
    }

    /** Another mailbox of the house's on the same server. */
    public ChannelSettings more(String address) {
        server.setUser(address, address, PASSWORD);
        return settings(Map.of("address", address, "imapUser", address, "smtpUser", address));
    }

    /** Puts a mail, as it is, into this mailbox. */
    public void deliver(String address, String mail) {
        try {
            server.getUserManager().getUserByEmail(address).deliver(mail(bytes(mail)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes everything out of a folder of the house's mailbox. */
    public void empty(String name) {
        empty(ADDRESS, name);
    }

    /** Takes everything out of a folder of this mailbox. */
    public void empty(String address, String name) {
        int unused = within(address, name, folder -> {
            folder.setFlags(folder.getMessages(), new Flags(Flags.Flag.DELETED), true);
            return folder.expunge().length;
        });
    }

    /** From now on mail to {@code support+anything@} lands in the house's mailbox, as with most providers. */
    public void foldPlusAddresses() {
        var users = server.getUserManager();
        users.setMessageDeliveryHandler((mail, address) -> {
            String plain = address.getEmail().replaceFirst("\\+[^@]*@", "@");
            GreenMailUser there = users.getUserByEmail(plain);
            return there == null ? users.createUser(plain, plain, PASSWORD) : there;
        });
    }

    /** Puts a mail, as it is, into the house's inbox. */
    public void deliver(String mail) {
        deliver(bytes(mail));
    }

    private static byte[] bytes(String mail) {
        return mail.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static MimeMessage mail(byte[] bytes) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    /** Puts these bytes into the house's inbox as one mail. */
    public void deliver(byte[] mail) {
        try {
            user.deliver(mail(mail));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the customer got, oldest first, as whole mails. */
    public List<MimeMessage> customersMails() {
        return mails(CUSTOMER, "INBOX");
    }

    /** What lies in a folder of the house's mailbox. */
    public List<MimeMessage> mails(String folder) {
        return mails(ADDRESS, folder);
    }

    private List<MimeMessage> mails(String login, String name) {
        return within(login, name, folder -> {
            List<MimeMessage> all = new ArrayList<>();
            for (Message message : folder.getMessages()) all.add(new MimeMessage((MimeMessage) message));
            return all;
        });
    }

    /** How many mails in the house's inbox are marked neither as seen nor for removal. */
    public int unseen() {
        return unseen(ADDRESS);
    }

    /** How many mails in this mailbox's inbox are marked neither as seen nor for removal. */
    public int unseen(String address) {
        SearchTerm open = new AndTerm(
                new FlagTerm(new Flags(Flags.Flag.SEEN), false), new FlagTerm(new Flags(Flags.Flag.DELETED), false));
        return within(address, "INBOX", folder -> folder.search(open).length);
    }

    /** Somebody marks everything in the house's inbox as not seen. */
    public void markAllUnseen() {
        int unused = within(ADDRESS, "INBOX", folder -> {
            folder.setFlags(folder.getMessages(), new Flags(Flags.Flag.SEEN), false);
            return 0;
        });
    }

    /** Somebody opens everything in a folder of the house's mailbox. */
    public void markAllSeen(String name) {
        int unused = within(ADDRESS, name, folder -> {
            folder.setFlags(folder.getMessages(), new Flags(Flags.Flag.SEEN), true);
            return 0;
        });
    }

    /** Somebody marks everything in a folder of the house's mailbox for removal, and removes nothing. */
    public void markAllForRemoval(String name) {
        int unused = within(ADDRESS, name, folder -> {
            folder.setFlags(folder.getMessages(), new Flags(Flags.Flag.DELETED), true);
            return 0;
        });
    }

    /** Puts mails into a folder of the house's mailbox that is made anew, and its numbers with it. */
    public void remake(String name, List<String> mails) {
        try (Store store = store(ADDRESS)) {
            Folder folder = store.getFolder(name);
            if (folder.exists()) folder.delete(true);
            folder.create(Folder.HOLDS_MESSAGES);
            for (String mail : mails) folder.appendMessages(new Message[] {mail(bytes(mail))});
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of the mailbox's folders. */
    public List<String> folders() {
        try (Store store = store(ADDRESS)) {
            List<String> names = new ArrayList<>();
            for (Folder folder : store.getDefaultFolder().list("*")) names.add(folder.getFullName());
            return names;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The customer's own address book entry, for servers that need one. */
    public String customer() {
        return customer.getEmail();
    }

    private <T> T within(String login, String name, Look<T> look) {
        try (Store store = store(login)) {
            Folder folder = store.getFolder(name);
            if (!folder.exists()) throw new IllegalStateException("no folder " + name);
            folder.open(Folder.READ_WRITE);
            try {
                return look.at(folder);
            } finally {
                // looking removes nothing
                folder.close(false);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Store store(String login) throws MessagingException {
        Properties properties = new Properties();
        // this server takes a mail apart for each piece of it that is asked for
        properties.setProperty("mail.imap.partialfetch", "false");
        Store store = Session.getInstance(properties).getStore("imap");
        store.connect("127.0.0.1", server.getImap().getPort(), login, PASSWORD);
        return store;
    }

    @Override
    public void close() {
        server.stop();
    }

    private interface Look<T> {
        T at(Folder folder) throws MessagingException;
    }
}
