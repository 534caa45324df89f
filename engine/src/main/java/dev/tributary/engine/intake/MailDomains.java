package dev.tributary.engine.intake;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether two addresses are of one company. */
final class MailDomains {
    /** Where everybody can have an address: sharing one means nothing. */
    private static final Set<String> PUBLIC = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "outlook.hu",
            "hotmail.com",
            "hotmail.hu",
            "live.com",
            "msn.com",
            "yahoo.com",
            "yahoo.co.uk",
            "ymail.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "aol.com",
            "proton.me",
            "protonmail.com",
            "gmx.net",
            "gmx.de",
            "gmx.at",
            "gmx.com",
            "web.de",
            "t-online.de",
            "mail.ru",
            "yandex.ru",
            "yandex.com",
            "qq.com",
            "163.com",
            "126.com",
            "zoho.com",
            "fastmail.com",
            "freemail.hu",
            "citromail.hu",
            "indamail.hu",
            "vipmail.hu",
            "mailbox.hu",
            "t-online.hu",
            "upcmail.hu",
            "chello.hu",
            "invitel.hu",
            "digikabel.hu",
            "index.hu");

    private MailDomains() {}

    static boolean oneCompany(String address, @Nullable String other) {
        if (other == null) return false;
        String domain = domain(address);
        return !domain.isEmpty() && domain.equalsIgnoreCase(domain(other)) && !PUBLIC.contains(domain);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
