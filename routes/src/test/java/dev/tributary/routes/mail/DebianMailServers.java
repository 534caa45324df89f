package dev.tributary.routes.mail;

import dev.tributary.engine.spi.ChannelSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's Dovecot (IMAP, and LMTP for what comes in) and Postfix (SMTP), with settings, mails and queue of their own in a
 * temporary folder and on free ports. What Postfix takes for the house's mailbox or the customer's it hands to Dovecot.
 * Needs root, as both servers change to users of their own. For the
 * tests of all modules.
 */
public final class DebianMailServers implements AutoCloseable {
    static final String ADDRESS = GreenMailBox.ADDRESS;
    static final String CUSTOMER = GreenMailBox.CUSTOMER;
    static final String PASSWORD = "secret";

    private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");
    private static final Path POSTFIX = Path.of("/usr/sbin/postfix");

    private final Path folder;
    private final Process dovecot;
    private final int imap;
    private final int smtp;

    private DebianMailServers(Path folder, Process dovecot, int imap, int smtp) {
        this.folder = folder;
        this.dovecot = dovecot;
        this.imap = imap;
        this.smtp = smtp;
    }

    /** Why they cannot be started here, or null. */
    public static String missing() {
        if (!Files.isExecutable(DOVECOT)) return "dovecot-imapd is not installed";
        if (!Files.isDirectory(Path.of("/usr/lib/dovecot/")) || !Files.exists(Path.of("/usr/lib/dovecot/lmtp")))
            return "dovecot-lmtpd is not installed";
        if (!Files.isExecutable(POSTFIX)) return "postfix is not installed";
        if (!"root".equals(System.getProperty("user.name"))) return "the tests do not run as root";
        return null;
    }

    /** Starts both. */
    public static DebianMailServers start() throws IOException, InterruptedException {
        return start("");
    }

    /**
     * Also by access token (XOAUTH2), and for sending only so.
     *
     * @param infoUrl where Dovecot asks what a token is worth, the token put behind it
     */
    static DebianMailServers start(String infoUrl) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mail-servers");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String name : List.of("run", "state", "mail", "queue", "data", "postfix"))
            Files.createDirectory(folder.resolve(name));
        owned(folder.resolve("mail"), "mail");
        owned(folder.resolve("data"), "postfix");
        int imap = freePort();
        int lmtp = freePort();
        int smtp = freePort();
        write(folder.resolve("users"), ADDRESS + ":" + PASSWORD + "\n" + CUSTOMER + ":" + PASSWORD + "\n");
        int auth = freePort();
        boolean tokens = !infoUrl.isEmpty();
        write(
                folder.resolve("dovecot.conf"),
                dovecotSettings(folder, imap, lmtp) + (tokens ? dovecotTokens(folder, auth) : ""));
        write(folder.resolve("tokens"), tokenSettings(infoUrl));
        write(folder.resolve("postfix/main.cf"), postfixSettings(folder, lmtp) + (tokens ? postfixTokens(auth) : ""));
        write(folder.resolve("postfix/master.cf"), postfixServices(smtp));
        Process dovecot = process(
                folder,
                DOVECOT.toString(),
                "-F",
                "-c",
                folder.resolve("dovecot.conf").toString());
        DebianMailServers servers = new DebianMailServers(folder, dovecot, imap, smtp);
        try {
            servers.postfix("start");
        } catch (IOException | RuntimeException e) {
            servers.close();
            throw e;
        }
        return servers;
    }

    int imapPort() {
        return imap;
    }

    int smtpPort() {
        return smtp;
    }

    /** The settings of a channel account for the house's mailbox, polled once a second. */
    public ChannelSettings settings() {
        return new ChannelSettings(
                Map.ofEntries(
                        Map.entry("address", ADDRESS),
                        Map.entry("name", "Shop"),
                        Map.entry("imapHost", "127.0.0.1"),
                        Map.entry("imapPort", String.valueOf(imap)),
                        Map.entry("imapSecurity", "none"),
                        Map.entry("imapUser", ADDRESS),
                        Map.entry("folder", "INBOX"),
                        Map.entry("smtpHost", "127.0.0.1"),
                        Map.entry("smtpPort", String.valueOf(smtp)),
                        Map.entry("smtpSecurity", "none"),
                        Map.entry("pollSeconds", "1")),
                Map.of("imapPassword", PASSWORD));
    }

    /** Puts a mail of at least so many bytes into the house's mailbox, without the way there. */
    public void drop(String beginning, long bytes) throws IOException {
        byte[] line = "QUJD".repeat(19).concat("\n").getBytes(StandardCharsets.US_ASCII);
        drop(out -> {
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            for (long left = bytes - beginning.length(); left > 0; left -= line.length) out.write(line);
        });
    }

    /** Puts a mail there byte for byte: on the way through a server it might be refused or mended. */
    void drop(byte[] mail) throws IOException {
        drop(out -> out.write(mail));
    }

    private void drop(Written mail) throws IOException {
        Path box = folder.resolve("mail").resolve(ADDRESS);
        Path file = box.resolve("tmp").resolve(UUID.randomUUID() + ".shop");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            mail.to(out);
        }
        owned(file, "mail");
        Files.move(file, box.resolve("new").resolve(file.getFileName()));
    }

    private interface Written {
        void to(OutputStream out) throws IOException;
    }

    /** The last lines that the servers wrote, for a test that failed. */
    String log() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : List.of("dovecot.log", "postfix.log", "out.log")) {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) continue;
            List<String> lines = Files.readAllLines(file);
            lines.subList(Math.max(0, lines.size() - 30), lines.size())
                    .forEach(line -> all.append(line).append('\n'));
        }
        return all.toString();
    }

    private static String dovecotSettings(Path folder, int imap, int lmtp) {
        return """
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/dovecot.log
                protocols = imap lmtp
                listen = 127.0.0.1
                ssl = no
                disable_plaintext_auth = no
                first_valid_uid = 1
                first_valid_gid = 1
                mail_location = maildir:%1$s/mail/%%u
                passdb {
                  driver = passwd-file
                  args = scheme=PLAIN username_format=%%u %1$s/users
                }
                userdb {
                  driver = static
                  args = uid=mail gid=mail home=%1$s/mail/%%u allow_all_users=yes
                }
                namespace inbox {
                  inbox = yes
                  separator = /
                }
                service imap-login {
                  inet_listener imap {
                    port = %2$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                service lmtp {
                  inet_listener lmtp {
                    address = 127.0.0.1
                    port = %3$d
                  }
                }
                """.formatted(folder, imap, lmtp);
    }

    private static String dovecotTokens(Path folder, int auth) {
        return """
                auth_mechanisms = plain xoauth2 oauthbearer
                auth_failure_delay = 0
                passdb {
                  driver = oauth2
                  mechanisms = xoauth2 oauthbearer
                  args = %1$s/tokens
                }
                service auth {
                  inet_listener {
                    address = 127.0.0.1
                    port = %2$d
                  }
                }
                """.formatted(folder, auth);
    }

    private static String tokenSettings(String infoUrl) {
        return """
                tokeninfo_url = %s
                username_attribute = email
                active_attribute = active
                active_value = true
                """.formatted(infoUrl);
    }

    /** Who sends has to sign in, at Dovecot. */
    private static String postfixTokens(int auth) {
        return """
                smtpd_sasl_auth_enable = yes
                smtpd_sasl_type = dovecot
                smtpd_sasl_path = inet:127.0.0.1:%d
                smtpd_client_restrictions = permit_sasl_authenticated, reject
                """.formatted(auth);
    }

    private static String postfixSettings(Path folder, int lmtp) {
        return """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                mail_owner = postfix
                setgid_group = postdrop
                myhostname = mx.shop.example
                mydestination =
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                mynetworks = 127.0.0.0/8
                virtual_mailbox_domains = shop.example, customer.example
                virtual_transport = lmtp:inet:127.0.0.1:%2$d
                smtpd_relay_restrictions = permit_mynetworks, reject
                alias_maps =
                alias_database =
                maillog_file = %1$s/postfix.log
                maillog_file_prefixes = %1$s
                """.formatted(folder, lmtp);
    }

    private static String postfixServices(int smtp) {
        return """
                127.0.0.1:%d inet n - n - - smtpd
                pickup unix n - n 60 1 pickup
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                verify unix - - n - 1 verify
                flush unix n - n 1000 0 flush
                proxymap unix - - n - - proxymap
                smtp unix - - n - - smtp
                lmtp unix - - n - - lmtp
                error unix - - n - - error
                retry unix - - n - - error
                anvil unix - - n - 1 anvil
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(smtp);
    }

    private void postfix(String command) throws IOException, InterruptedException {
        Process process = process(
                folder, POSTFIX.toString(), "-c", folder.resolve("postfix").toString(), command);
        if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0)
            throw new IOException("postfix " + command + " did not work:\n" + log());
    }

    private static Process process(Path folder, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("out.log").toFile()))
                .start();
    }

    private static void owned(Path path, String user) throws IOException {
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            postfix("stop");
        } finally {
            dovecot.destroy();
            if (!dovecot.waitFor(20, TimeUnit.SECONDS)) dovecot.destroyForcibly();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
            }
        }
    }
}
