package dev.tributary.routes.mail;

import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.Sender;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads addresses out of headers that do not always hold what they should. */
final class MailAddresses {
    /** Who wrote a mail that does not say so. */
    static final String NOBODY = "unknown@invalid";

    private static final int LONGEST = 320;
    private static final int MOST = 100;
    private static final List<String> AUTHORS = List.of("From", "Sender", "Reply-To", "Return-Path");
    private static final List<String> COPIED = List.of("To", "Cc");
    private static final List<String> RECIPIENTS =
            List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To");

    private MailAddresses() {}

    /** Who wrote. Never verified: anybody can write anything into From. */
    static Sender sender(MimeMessage mail) throws MessagingException {
        String name = null;
        for (String header : AUTHORS) {
            for (InternetAddress address : in(mail, header)) {
                String given = address.getPersonal() == null ? null : HeaderText.decode(address.getPersonal());
                if (name == null && given != null && !given.isBlank()) name = given;
                String plain = plain(address.getAddress());
                if (plain != null) return new Sender(plain, Unmasked.ofNullable(shortName(name)), plain, false);
            }
        }
        return new Sender(NOBODY, Unmasked.ofNullable(shortName(name)), null, false);
    }

    /** Everybody it was sent to, as addresses in lower case. */
    static List<String> recipients(MimeMessage mail) throws MessagingException {
        return addresses(mail, RECIPIENTS);
    }

    /** Whom the sender let in on it, as addresses in lower case. */
    static List<String> copied(MimeMessage mail) throws MessagingException {
        return addresses(mail, COPIED);
    }

    private static List<String> addresses(MimeMessage mail, List<String> headers) throws MessagingException {
        List<String> all = new ArrayList<>();
        for (String header : headers) {
            for (InternetAddress address : in(mail, header)) {
                String plain = plain(address.getAddress());
                if (plain != null && !all.contains(plain) && all.size() < MOST) all.add(plain);
            }
        }
        return all;
    }

    private static List<InternetAddress> in(MimeMessage mail, String header) throws MessagingException {
        String[] values = mail.getHeader(header);
        List<InternetAddress> found = new ArrayList<>();
        if (values == null) return found;
        for (String value : values) {
            try {
                found.addAll(List.of(InternetAddress.parseHeader(HeaderText.joined(value), false)));
            } catch (AddressException | RuntimeException e) {
                String salvaged = salvage(value);
                if (salvaged != null) found.add(bare(salvaged, value));
            }
        }
        return found;
    }

    private static InternetAddress bare(String address, String header) {
        InternetAddress made = new InternetAddress();
        made.setAddress(address);
        int open = header.indexOf('<');
        try {
            if (open > 0)
                made.setPersonal(header.substring(0, open).replace("\"", "").strip());
        } catch (UnsupportedEncodingException e) {
            return made;
        }
        return made;
    }

    /** Something like an address in a value that is no list of addresses. */
    private static @Nullable String salvage(String value) {
        int at = value.lastIndexOf('@');
        if (at < 0) return null;
        int start = at;
        int end = at + 1;
        while (start > 0 && part(value.charAt(start - 1))) start--;
        while (end < value.length() && part(value.charAt(end))) end++;
        return start < at && end > at + 1 ? value.substring(start, end) : null;
    }

    private static boolean part(char c) {
        return Character.isLetterOrDigit(c) || ".!#$%&'*+/=?^_`{|}~-".indexOf(c) >= 0;
    }

    private static @Nullable String plain(@Nullable String address) {
        if (address == null) return null;
        String clean = HeaderText.decode(address).toLowerCase(Locale.ROOT);
        boolean usable = clean.indexOf('@') > 0 && clean.length() <= LONGEST && clean.indexOf(' ') < 0;
        return usable ? clean : null;
    }

    private static @Nullable String shortName(@Nullable String name) {
        return name == null ? null : PlainText.cut(name, 200);
    }
}
