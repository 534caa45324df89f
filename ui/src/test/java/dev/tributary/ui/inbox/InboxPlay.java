package dev.tributary.ui.inbox;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.Sender;
import dev.tributary.engine.spi.ThreadingClues;
import dev.tributary.engine.spi.Visit;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The people, channels and conversations that the inbox's tests and pictures play with. */
final class InboxPlay {
    static final AccountKey SITE = new AccountKey(Channels.CHAT, "shop.example");
    static final AccountKey MAILBOX = new AccountKey(Channels.EMAIL, "support@shop.example");
    static final AccountKey PAGE = new AccountKey(Channels.MESSENGER, "100200300");
    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

    private final People people;
    private final Intake intake;
    private final Inbox inbox;
    private final Desk desk;
    private final Clock clock;
    private final Agent petra;
    private final Agent reka;
    private final Group support;
    private int messages;

    InboxPlay(ApplicationContext house, String locale) {
        people = house.getBean(People.class);
        intake = house.getBean(Intake.class);
        inbox = house.getBean(Inbox.class);
        desk = house.getBean(Desk.class);
        clock = house.getBean(Clock.class);
        petra = people.createOwner(InboxStage.PETRA, "Petra Kelemen", "no password", locale);
        support = people.addGroup(petra.id(), "support", "Support", Set.of(petra.id()));
        reka = people.addAgent(
                petra.id(),
                new People.NewAgent(
                        "reka@shop.example", "Réka Balogh", Role.AGENT, "no password", locale, Set.of(support.id())));
        ChannelAccounts accounts = house.getBean(ChannelAccounts.class);
        ChannelSettings nothing = new ChannelSettings(Map.of(), Map.of());
        accounts.addByOperator(SITE, "shop.example", nothing);
        accounts.addByOperator(MAILBOX, "support@shop.example", nothing);
        accounts.addByOperator(PAGE, "Shop", nothing);
    }

    Agent petra() {
        return petra;
    }

    Agent reka() {
        return reka;
    }

    /** A customer writes; returns the conversation. */
    UUID write(AccountKey account, String from, @Nullable String name, @Nullable String subject, String text) {
        return write(account, from, name, subject, text, null, null, 0, null);
    }

    UUID write(
            AccountKey account,
            String from,
            @Nullable String name,
            @Nullable String subject,
            String text,
            @Nullable String html,
            @Nullable String quoted,
            int minutesAgo,
            @Nullable String after) {
        boolean mail = account.channel().equals(Channels.EMAIL);
        Visit visit = account.channel().equals(Channels.CHAT)
                ? new Visit(Unmasked.of("https://shop.example/shoes"), null, null, CHROME, "hu-HU", "Europe/Budapest")
                : null;
        intake.accept(new InboundMessage(
                account,
                "m" + ++messages + "@customer.example",
                mail,
                new Sender(from, Unmasked.ofNullable(name), mail ? from : null, mail),
                Unmasked.ofNullable(subject),
                Unmasked.of(text),
                Unmasked.ofNullable(html),
                Unmasked.ofNullable(quoted),
                List.of(),
                after == null ? ThreadingClues.NONE : new ThreadingClues(null, after, List.of(after), List.of()),
                false,
                visit,
                clock.instant().minus(Duration.ofMinutes(minutesAgo))));
        return newest(name == null ? "" : name);
    }

    /** The id of the message written last. */
    String last() {
        return "m" + messages + "@customer.example";
    }

    private UUID newest(String name) {
        return inbox.page(petra.id(), Queue.ALL, 0, 50).stream()
                .filter(row -> row.contactName().equals(name))
                .map(ConversationRow::id)
                .findFirst()
                .orElseThrow();
    }

    /** The whole scene of the pictures; returns the conversation that is open in them. */
    UUID scene() {
        UUID julia = write(SITE, "v-julia", "Júlia Simon", null, "Megjött a fotó a sérült dobozról?");
        answer(julia, petra, "Thank you for the photo, we will replace it.");
        write(MAILBOX, "mark@example.hu", "Márk Fekete", "Wholesale price list?", "Hello, do you have a price list?");
        write(SITE, "v-daniel", "Dániel Varga", null, "Card 4111 1111 1111 1111 was charged twice");
        UUID eszter = write(PAGE, "psid-eszter", "Eszter Tóth", null, "When does the courier come?");
        desk.take(petra.id(), eszter);
        desk.keepDraft(petra.id(), eszter, "note", null, Unmasked.of("The courier calls before he comes"));
        UUID bence = write(MAILBOX, "bence@example.hu", "Bence Nagy", "Sign-in", "I can't sign in to my account");
        desk.tag(petra.id(), bence, Unmasked.of("vip"));
        UUID anna = write(SITE, "v-anna", "Anna Kovács", null, "Where is my parcel?");
        answer(anna, reka, "It leaves the warehouse tomorrow morning.");
        UUID gergo = gergo();
        write(SITE, "v-szeged", "Visitor from Szeged", null, "Hi! Do you have this in size 42?");
        write(
                MAILBOX,
                "lilla@example.hu",
                "Lilla Horváth",
                "Re: Invoice request",
                "The total is still wrong",
                null,
                null,
                18,
                null);
        String first = last();
        write(
                MAILBOX,
                "lilla@example.hu",
                "Lilla Horváth",
                "Re: Invoice request",
                "Please see the attached invoice.",
                null,
                null,
                0,
                first);
        return gergo;
    }

    private UUID gergo() {
        UUID gergo = write(
                MAILBOX,
                "gergo@example.hu",
                "Gergő Szabó",
                "Order 2024-1187, wrong size",
                "Hello, the shoes I got are size 41 but I ordered 42. Can I exchange them? I paid by card 4111 1111 1111 1111.",
                "<p>Hello, the shoes I got are <b>size 41</b> but I ordered <b>42</b>.</p>"
                        + "<img src='https://tracker.example/pixel.png'><script>parent.hacked=1</script>",
                "> On Friday you wrote:\n> Your order has left our warehouse.\n"
                        .repeat(7)
                        .strip(),
                60 * 24 * 2,
                null);
        String first = last();
        desk.take(petra.id(), gergo);
        desk.note(reka.id(), gergo, Unmasked.of("@Petra can you check the shelf? The system says 3."));
        answer(
                gergo,
                petra,
                "Hi Gergő! Yes, three pairs in blue, size 42. Shall I put one aside and swap it for the 41?");
        desk.tagContact(petra.id(), gergo, Unmasked.of("vip"));
        desk.changeContact(
                petra.id(),
                gergo,
                Desk.ContactField.NOTES,
                Unmasked.of("Prefers a call in the afternoon. Size 42 in every brand."));
        write(
                MAILBOX,
                "gergo@example.hu",
                "Gergő Szabó",
                "Order 2024-1187, wrong size",
                "Great, please put one aside then.",
                null,
                null,
                0,
                first);
        return gergo;
    }

    void answer(UUID conversation, Agent by, String text) {
        if (by.equals(petra)
                && inbox.head(by.id(), conversation).row().assignees().isEmpty()) desk.take(by.id(), conversation);
        var head = inbox.head(by.id(), conversation);
        desk.reply(
                by.id(),
                conversation,
                new Reply(
                        head.routes().getFirst().accountId(),
                        null,
                        null,
                        Unmasked.of(text),
                        List.of(),
                        head.lastSeq(),
                        true));
    }
}
