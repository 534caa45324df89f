package dev.tributary.routes.mail;

import dev.tributary.engine.settings.HouseMail;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.CheckReport;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link HouseMail} over SMTP (RFC 5321), marked as written by a machine (RFC 3834) so that nobody's absence answers. */
@Component
final class HousePost implements HouseMail {
    private final HouseSettings settings;
    private final Clock clock;

    HousePost(HouseSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public CheckReport send(Note note) {
        return attempt(settings.current(), null, note);
    }

    @Override
    public CheckReport attempt(HouseSettings.Values sender, @Nullable String password, Note note) {
        List<CheckReport.Step> steps = new ArrayList<>();
        if (sender.mailHost().isBlank()) return failed(steps, "check.house.host", "");
        InternetAddress from = address(sender.mailFrom());
        if (from == null) return failed(steps, "check.house.from", sender.mailFrom());
        InternetAddress to = address(note.to());
        if (to == null) return failed(steps, "check.house.to", note.to());
        MailServer server = server(sender, password == null ? settings.mailPassword() : password);
        try (Transport transport = MailConnections.transport(server)) {
            steps.add(new CheckReport.Step(true, "check.mail.smtp", List.of(server.host())));
            transport.sendMessage(letter(from, to, note), new InternetAddress[] {to});
            steps.add(new CheckReport.Step(true, "check.house.sent", List.of(to.getAddress())));
        } catch (MessagingException e) {
            steps.add(MailTrouble.step(server, e));
        }
        return new CheckReport(steps);
    }

    private MimeMessage letter(InternetAddress from, InternetAddress to, Note note) throws MessagingException {
        String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        MimeMessage letter = new Letter(
                Session.getInstance(new Properties()),
                (note.id() == null ? UUID.randomUUID() : note.id()) + "@" + domain);
        letter.setFrom(from);
        letter.setRecipient(Message.RecipientType.TO, to);
        letter.setSubject(PlainText.clean(note.subject()).replace('\n', ' ').strip(), StandardCharsets.UTF_8.name());
        letter.setText(note.text(), StandardCharsets.UTF_8.name());
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setHeader("X-Auto-Response-Suppress", "All");
        letter.setSentDate(Date.from(clock.instant()));
        letter.saveChanges();
        return letter;
    }

    private static MailServer server(HouseSettings.Values sender, String password) {
        MailServer.Security security = switch (sender.mailSecurity().toLowerCase(Locale.ROOT)) {
            case "none" -> MailServer.Security.NONE;
            case "tls" -> MailServer.Security.TLS;
            default -> MailServer.Security.STARTTLS;
        };
        return new MailServer(
                "smtp",
                sender.mailHost().strip(),
                sender.mailPort(),
                security,
                sender.mailUser().strip(),
                password);
    }

    /** One whole address, perhaps with a name before it; null for anything else. */
    private static @Nullable InternetAddress address(String typed) {
        if (typed.chars().anyMatch(Character::isISOControl)) return null;
        try {
            InternetAddress[] read = InternetAddress.parse(typed, true);
            if (read.length != 1 || read[0].getAddress().indexOf('@') < 1) return null;
            read[0].validate();
            return read[0];
        } catch (AddressException e) {
            return null;
        }
    }

    private static CheckReport failed(List<CheckReport.Step> steps, String textKey, String argument) {
        steps.add(new CheckReport.Step(false, textKey, List.of(argument)));
        return new CheckReport(steps);
    }
}
