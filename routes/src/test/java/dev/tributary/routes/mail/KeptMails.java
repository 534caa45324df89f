package dev.tributary.routes.mail;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A mailbox in memory that gives out every byte as it is; no server in between takes offence at a mail. */
class KeptMails implements Mailbox.Visit {
    private final Map<Found, byte[]> mails = new LinkedHashMap<>();
    private final Set<Found> settled = new HashSet<>();
    private final List<Found> aside = new ArrayList<>();

    /** Puts a mail there. */
    void add(byte[] mail) {
        MailLocator where = new MailLocator("INBOX", 1, mails.size() + 1);
        mails.put(new Found(where.key(), where.toString(), mail.length, Instant.EPOCH), mail);
    }

    /** Those that a look has not settled. */
    List<Found> open() {
        return mails.keySet().stream().filter(mail -> !settled.contains(mail)).toList();
    }

    /** Those that were put aside. */
    List<Found> aside() {
        return List.copyOf(aside);
    }

    /** All of them in one look, however many one usually takes. */
    @Override
    public List<Found> fresh(int most, Predicate<String> leaveOut) {
        return open().stream().filter(mail -> !leaveOut.test(mail.key())).toList();
    }

    @Override
    public Map<Found, byte[]> load(List<Found> wanted) throws MessagingException {
        Map<Found, byte[]> loaded = new LinkedHashMap<>();
        for (Found mail : wanted) loaded.put(mail, mails.get(mail));
        return loaded;
    }

    @Override
    public void settle(Collection<Found> done) {
        settled.addAll(done);
    }

    @Override
    public String copyAside(Found mail) {
        aside.add(mail);
        return "Quarantine:1:" + aside.size();
    }

    @Override
    public void removeCopy(String locator) {
        aside.removeLast();
    }

    @Override
    public void remove(Found mail) {
        settled.add(mail);
    }

    @Override
    public void close() {}
}
