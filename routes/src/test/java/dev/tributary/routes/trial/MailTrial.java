package dev.tributary.routes.trial;

import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.mail.GreenMailBox;
import dev.tributary.routes.mail.MailAsSent;
import dev.tributary.routes.mail.MailHouse;
import dev.tributary.routes.mail.ScriptedSmtp;
import dev.tributary.routes.stream.BuiltInChannel;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A mailbox. What comes in lies in it as a mail; what goes out leaves by the mailbox's own server, or by those of two other
 * accounts: one where nobody is there, and one that answers as it is told. Looked into when a sample comes, and not by the
 * clock.
 */
final class MailTrial extends EngineTrial {
    private static final AccountKey SHOP = new AccountKey(Channels.EMAIL, GreenMailBox.ADDRESS);
    private static final AccountKey NOBODY = new AccountKey(Channels.EMAIL, "nobody@shop.example");
    private static final AccountKey ODD = new AccountKey(Channels.EMAIL, "odd@shop.example");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GreenMailBox box = GreenMailBox.start();
    private final ScriptedSmtp odd;
    private final TrialIntake intake = new TrialIntake(new Masker());
    private final Map<AccountKey, UUID> accounts = new HashMap<>();
    private final BuiltInChannel channel;

    MailTrial() {
        super(SHOP);
        channel = MailHouse.channel(kit);
        ChannelAccounts all = kit.get(ChannelAccounts.class);
        try {
            odd = new ScriptedSmtp();
            ScriptedSmtp gone = new ScriptedSmtp();
            gone.close();
            accounts.put(SHOP, add(all, SHOP, box.settings(Map.of("pollSeconds", "600"))));
            accounts.put(NOBODY, add(all, NOBODY, elsewhere(NOBODY, gone)));
            accounts.put(ODD, add(all, ODD, elsewhere(ODD, odd)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stream.run(all, kit.get(EventFeed.class), intake, channel, watch());
        for (UUID id : accounts.values())
            await().atMost(PATIENCE).until(() -> stream.host().running(id) == ChannelHost.Running.STARTED);
    }

    private static UUID add(ChannelAccounts accounts, AccountKey key, ChannelSettings settings) {
        return accounts.addByOperator(key, "Shop", settings).id();
    }

    /** A mailbox beside ours that sends by this server. */
    private ChannelSettings elsewhere(AccountKey key, ScriptedSmtp server) {
        ChannelSettings own = box.more(key.account());
        Map<String, String> values = new HashMap<>(own.values());
        values.put("smtpPort", Integer.toString(server.port()));
        values.put("pollSeconds", "600");
        return new ChannelSettings(values, own.secrets());
    }

    @Override
    ChannelCapabilities capabilities() {
        return channel.capabilities();
    }

    @Override
    public TrialIntake intake() {
        return intake;
    }

    @Override
    void clear() {
        box.empty("INBOX");
    }

    /** Whoever writes a mail writes its headers. */
    @Override
    public boolean takesHeaders(Sample sample) {
        return true;
    }

    /** A mail that was not taken is still there, and is looked at again. */
    @Override
    public Came comesIn(Sample sample) {
        int refused = intake.refusedCount();
        if (box.unseen() == 0) box.deliver(mail(sample));
        stream.host().pollNow(accounts.get(SHOP));
        await().atMost(PATIENCE).until(() -> box.unseen() == 0 || intake.refusedCount() > refused);
        return new Came(box.unseen() == 0, 0, null);
    }

    private static String mail(Sample sample) {
        StringBuilder mail = new StringBuilder();
        sample.headers()
                .forEach((name, value) ->
                        mail.append(name).append(": ").append(value).append('\n'));
        return mail.append(new String(sample.body(), StandardCharsets.UTF_8)).toString();
    }

    @Override
    public SendOutcome goesOut(Sample sample, String text, OtherSide behaves) {
        AccountKey from = switch (behaves) {
            case ANSWERS -> SHOP;
            case AWAY -> NOBODY;
            case SILENT, BROKEN, BUSY -> ODD;
        };
        odd.answers(
                ScriptedSmtp.END,
                switch (behaves) {
                    case BUSY -> "451 come back later";
                    case BROKEN -> "554 something else";
                    default -> ScriptedSmtp.CUT;
                });
        return stream.gateway().send(message(accounts.get(from), from, sample, text, null));
    }

    @Override
    public List<Outside.Told> told() {
        List<Outside.Told> now = new ArrayList<>();
        try {
            for (MimeMessage mail : box.customersMails()) {
                Map<String, Object> headers = Map.of(
                        "Message-ID",
                        mail.getMessageID(),
                        "To",
                        mail.getHeader("To", ","),
                        "Subject",
                        mail.getSubject());
                String body = mail.getMessageID() + "\n" + MailAsSent.text(mail) + "\n" + MailAsSent.files(mail);
                now.add(new Outside.Told("smtp:" + mail.getHeader("To", ","), headers, body));
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
        return now;
    }

    @Override
    public void forgetTold() {
        box.empty(GreenMailBox.CUSTOMER, "INBOX");
    }

    @Override
    public void close() {
        super.close();
        box.close();
        try {
            odd.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
