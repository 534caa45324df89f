package dev.tributary.routes.mail;

import dev.tributary.engine.spi.ChannelField;
import java.util.List;

/** The form of a mailbox: who signs in by a provider is not asked for servers and passwords. */
final class MailFields {
    private static final String PASSWORD = SignIn.PASSWORD.value();
    private static final String GOOGLE = SignIn.GOOGLE.value();
    private static final String MICROSOFT = SignIn.MICROSOFT.value();
    private static final String APP = SignIn.MICROSOFT_APP.value();

    private MailFields() {}

    static List<ChannelField> all() {
        return List.of(
                field("address", ChannelField.Kind.TEXT, true, ""),
                field("name", ChannelField.Kind.TEXT, false, ""),
                choice(SignIn.FIELD, PASSWORD, PASSWORD, GOOGLE, MICROSOFT, APP),
                field(SignIns.TENANT, ChannelField.Kind.TEXT, false, "").onlyWith(SignIn.FIELD, MICROSOFT, APP),
                field(SignIns.CLIENT_ID, ChannelField.Kind.TEXT, true, "")
                        .onlyWith(SignIn.FIELD, GOOGLE, MICROSOFT, APP),
                field(SignIns.CLIENT_SECRET, ChannelField.Kind.SECRET, false, "")
                        .onlyWith(SignIn.FIELD, GOOGLE, MICROSOFT, APP),
                field(SignIns.REFRESH_TOKEN, ChannelField.Kind.SECRET, true, "")
                        .onlyWith(SignIn.FIELD, GOOGLE, MICROSOFT),
                choice("protocol", MailServer.IMAP, MailServer.IMAP, MailServer.POP3),
                byPassword("imapHost", ChannelField.Kind.TEXT, true, ""),
                byPassword("imapPort", ChannelField.Kind.NUMBER, false, ""),
                security("imapSecurity", "tls"),
                field("imapUser", ChannelField.Kind.TEXT, false, ""),
                byPassword("imapPassword", ChannelField.Kind.SECRET, true, ""),
                field("folder", ChannelField.Kind.TEXT, false, "INBOX"),
                byPassword("smtpHost", ChannelField.Kind.TEXT, true, ""),
                byPassword("smtpPort", ChannelField.Kind.NUMBER, true, "587"),
                security("smtpSecurity", "starttls"),
                byPassword("smtpUser", ChannelField.Kind.TEXT, false, ""),
                byPassword("smtpPassword", ChannelField.Kind.SECRET, false, ""),
                field("pollSeconds", ChannelField.Kind.NUMBER, false, "15"),
                field("instant", ChannelField.Kind.SWITCH, false, "true"),
                choice("strangers", "new", "new", "note", "company", "join"),
                choice("mark", "foot", "foot", "subject", "none"),
                choice("plusAddresses", "no", "no", "yes"),
                choice("sentCopy", "no", "no", "yes"));
    }

    private static ChannelField byPassword(String name, ChannelField.Kind kind, boolean required, String initial) {
        return field(name, kind, required, initial).onlyWith(SignIn.FIELD, PASSWORD);
    }

    private static ChannelField field(String name, ChannelField.Kind kind, boolean required, String initial) {
        return new ChannelField(name, kind, required, initial, List.of());
    }

    private static ChannelField security(String name, String initial) {
        return choice(name, initial, "tls", "starttls", "none").onlyWith(SignIn.FIELD, PASSWORD);
    }

    private static ChannelField choice(String name, String initial, String... choices) {
        return new ChannelField(name, ChannelField.Kind.CHOICE, true, initial, List.of(choices));
    }
}
