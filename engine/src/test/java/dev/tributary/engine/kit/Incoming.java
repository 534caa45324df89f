package dev.tributary.engine.kit;

import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.Sender;
import dev.tributary.engine.spi.ThreadingClues;
import dev.tributary.engine.spi.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds messages as channels hand them in. */
public final class Incoming {
    private final AccountKey account;
    private final String externalId;
    private final List<InboundFile> files = new ArrayList<>();
    private final String sender;
    private boolean idMayBeShared;
    private @Nullable String name;
    private @Nullable String email;
    private boolean verified;
    private @Nullable String subject;
    private String text = "Hello";
    private @Nullable String html;
    private @Nullable String quoted;
    private @Nullable String choice;
    private ThreadingClues clues = ThreadingClues.NONE;
    private boolean automatic;
    private boolean quiet;
    private @Nullable Visit visit;
    private Instant sentAt = Instant.parse("2026-11-25T08:59:00Z");

    private Incoming(AccountKey account, String externalId, String sender) {
        this.account = account;
        this.externalId = externalId;
        this.sender = sender;
    }

    /** A chat message of a visitor. */
    public static Incoming chat(AccountKey account, String visitor, String clientId) {
        return new Incoming(account, visitor + ":" + clientId, visitor);
    }

    /** A mail with this Message-ID. */
    public static Incoming mail(AccountKey account, String from, String messageId) {
        Incoming mail = new Incoming(account, messageId, from);
        mail.email = from;
        mail.subject = "A question";
        mail.idMayBeShared = true;
        return mail;
    }

    /** With this text. */
    public Incoming text(String text) {
        this.text = text;
        return this;
    }

    /** With this subject. */
    public Incoming subject(String subject) {
        this.subject = subject;
        return this;
    }

    /** With this HTML. */
    public Incoming html(String html) {
        this.html = html;
        return this;
    }

    /** From somebody of this name. */
    public Incoming named(String name) {
        this.name = name;
        return this;
    }

    /** From somebody who says this is their address. */
    public Incoming claiming(String email) {
        this.email = email;
        return this;
    }

    /** From a proven sender. */
    public Incoming verified() {
        this.verified = true;
        return this;
    }

    /** Written by a machine. */
    public Incoming automatic() {
        this.automatic = true;
        return this;
    }

    /** Asking machines not to answer. */
    public Incoming quiet() {
        this.quiet = true;
        return this;
    }

    /** Answering this mail. */
    public Incoming inReplyTo(@Nullable String id, String... references) {
        clues = new ThreadingClues(null, id, List.of(references), List.of(account.account()));
        return this;
    }

    /** Answering the message of this id, as a chat says it. */
    public Incoming answering(String id) {
        clues = new ThreadingClues(clues.conversationExternalId(), id, List.of(), List.of());
        return this;
    }

    /** Sent to these addresses, which its header names. */
    public Incoming to(String... addresses) {
        clues = new ThreadingClues(
                null,
                clues.inReplyTo(),
                clues.references(),
                List.of(addresses),
                List.of(addresses),
                clues.threadRoot());
        return this;
    }

    /** In this place of the channel's own. */
    public Incoming in(String place) {
        clues = new ThreadingClues(place, null, List.of(), List.of());
        return this;
    }

    /** In the thread of this root, as Outlook says. */
    public Incoming threadRoot(String root) {
        clues = new ThreadingClues(
                null, clues.inReplyTo(), clues.references(), clues.recipients(), clues.copied(), root);
        return this;
    }

    /** Quoting this. */
    public Incoming quoting(String text) {
        quoted = text;
        return this;
    }

    /** By a button that stands for this. */
    public Incoming choosing(String what) {
        choice = what;
        return this;
    }

    /** With a text file. */
    public Incoming file(String name, String content) {
        files.add(
                new InboundFile(Unmasked.of(name), "text/plain", null, content.getBytes(StandardCharsets.UTF_8), null));
        return this;
    }

    /** With a file of these bytes. */
    public Incoming file(String name, String mediaType, byte[] content) {
        files.add(new InboundFile(Unmasked.of(name), mediaType, null, content, null));
        return this;
    }

    /** From this page. */
    public Incoming page(String url) {
        visit = new Visit(Unmasked.of(url), null, null, "Browser 1.0", "hu", "Europe/Budapest");
        return this;
    }

    /** From this page and this network address. */
    public Incoming page(String url, String address) {
        visit = new Visit(Unmasked.of(url), null, null, "Browser 1.0", "hu", "Europe/Budapest", address);
        return this;
    }

    /** Sent at this moment. */
    public Incoming sentAt(Instant sentAt) {
        this.sentAt = sentAt;
        return this;
    }

    /** The message. */
    public InboundMessage build() {
        return new InboundMessage(
                account,
                externalId,
                idMayBeShared,
                new Sender(sender, Unmasked.ofNullable(name), email, verified),
                Unmasked.ofNullable(subject),
                Unmasked.of(text),
                Unmasked.ofNullable(html),
                Unmasked.ofNullable(quoted),
                Unmasked.ofNullable(choice),
                files,
                clues,
                automatic,
                quiet,
                visit,
                sentAt,
                InboundMessage.Turn.UNSAID);
    }
}
