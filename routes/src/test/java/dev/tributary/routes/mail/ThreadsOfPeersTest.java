package dev.tributary.routes.mail;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.conversation.SignedIds;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.secret.InstallationKey;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What went wrong in the threads of other help desks, one pair of mails for each report: the first mail comes in, is
 * answered by an agent (with a note beside it), and the second comes. Braces in the mails are filled with what our answer
 * carried.
 */
class ThreadsOfPeersTest {
    private static final ChannelSettings PLUS =
            new ChannelSettings(Map.of("plusAddresses", "yes", "mark", "foot", "strangers", "new"), Map.of());
    private static final Map<UUID, Letter> SENT = new ConcurrentHashMap<>();
    private static final RecordingGateway GATEWAY = new RecordingGateway();
    private static EngineKit kit;
    private static UUID owner;
    private static OwnIds ids;
    private static MailParser parser;
    private static LetterWriter writer;

    /** What becomes of the second mail. */
    enum Then {
        /** It stands in the conversation of the first. */
        JOINS,
        /** It begins a conversation that is linked to that of the first. */
        BESIDE,
        /** It begins one that has nothing to do with it. */
        APART,
        /** It is the first once more. */
        REPEATS,
        /** It is no message. */
        NOTHING
    }

    enum Report {
        NOTHING_BUT_THE_MESSAGE_ID_BRINGS_AN_ANSWER_BACK("01-chatwoot-3868", Then.JOINS, "signedId"),
        A_COLLEAGUES_ANSWER_FROM_THEIR_OWN_PROGRAM_STAYS_IN_THE_CONVERSATION(
                "02-chatwoot-10028", Then.JOINS, "inReplyTo"),
        THE_ANSWER_TO_A_MAIL_UNDER_THE_AGENTS_OWN_SUBJECT_FINDS_IT("03-chatwoot-10750", Then.JOINS, "signedId"),
        AN_ID_WHOSE_DOMAIN_A_RELAY_CHANGED_IS_STILL_OURS("04-chatwoot-10791", Then.JOINS, "signedId"),
        THE_REPLY_BUTTON_USED_FOR_ANOTHER_TOPIC_STAYS_WHILE_THE_CONVERSATION_IS_YOUNG(
                "05-chatwoot-15869", Then.JOINS, "signedId"),
        MANY_ANSWERS_TO_ONE_NEWSLETTER_STAY_APART("06-chatwoot-13502", Then.APART, null),
        A_STRANGER_WHO_WRITES_THE_NUMBER_STAYS_OUTSIDE("07-zammad-5064", Then.BESIDE, "stranger"),
        THE_SAME_SUBJECT_ALONE_JOINS_NOTHING_AND_IS_SAID("08-zammad-5286", Then.APART, "guess"),
        A_FORWARD_IS_NO_ANSWER("09-zammad-5287", Then.BESIDE, "forward"),
        A_GERMAN_FORWARD_IS_NO_ANSWER("10-zammad-4965", Then.BESIDE, "forward"),
        SIBLINGS_OF_A_MAIL_NOBODY_SAW_STAND_TOGETHER("11-zammad-5716", Then.JOINS, "inReplyTo"),
        WHAT_ONLY_QUOTES_OUR_MAIL_FINDS_ITS_CONVERSATION("12-zammad-799", Then.JOINS, "quotedMark"),
        THE_NUMBER_IN_THE_SUBJECT_IS_ENOUGH_FOR_THE_CUSTOMER("13-zammad-3894", Then.JOINS, "ticket"),
        A_GATEWAY_THAT_STRIPS_EVERYTHING_STILL_WRITES_TO_THE_REPLY_ADDRESS("14-zammad-3022", Then.JOINS, "token"),
        ANOTHER_INSTALLATIONS_SIGNED_ID_LEADS_NOWHERE("15-freescout-2375", Then.APART, null),
        ANOTHER_INSTALLATIONS_MARKER_LEADS_NOWHERE("16-freescout-3231", Then.APART, null),
        ANOTHER_INSTALLATIONS_NUMBER_IS_NOT_OURS("17-freescout-4258", Then.APART, null),
        ANOTHER_INSTALLATIONS_REPLY_ADDRESS_IS_NOT_OURS("18-freescout-1095", Then.APART, null),
        A_MAIL_TO_TWO_OF_OUR_MAILBOXES_IS_ONE("19-freescout-5284", Then.REPEATS, null),
        AN_ANSWER_TO_TWO_OF_OUR_MAILBOXES_JOINS_BY_EITHER("20-freescout-5620", Then.JOINS, "signedId"),
        OUTLOOKS_THREAD_IS_ENOUGH_WHERE_REFERENCES_ARE_LOST("21-freescout-4922", Then.JOINS, "topic"),
        SOMEBODY_TO_WHOM_OUR_ANSWER_WAS_FORWARDED_STAYS_OUTSIDE("22-freescout-4161", Then.BESIDE, "stranger"),
        A_HUNGARIAN_FORWARD_BY_THE_CUSTOMER_IS_NO_ANSWER("23-freescout-4515", Then.BESIDE, "forward"),
        WHAT_BEGAN_AS_A_FORWARD_CAN_BE_ANSWERED("24-freescout-5587", Then.JOINS, "signedId"),
        COPIED_PEOPLE_WHO_ANSWER_EACH_OTHER_FIRST_ARE_ONE_CONVERSATION("25-freescout-2086", Then.JOINS, "ownId"),
        A_BLIND_COPYS_ANSWER_DOES_NOT_REPLACE_THE_CUSTOMER("26-freescout-2382", Then.BESIDE, "stranger"),
        A_COPIED_PERSONS_ANSWER_JOINS_AND_THE_CUSTOMER_STAYS("27-freescout-3454", Then.JOINS, "signedId"),
        NOTES_NEVER_LEAVE_WITH_AN_ANSWER("28-freescout-5138", Then.JOINS, "signedId"),
        A_NUMBER_WITHOUT_CHECK_DIGITS_IS_NO_PROOF("29-freescout-2921", Then.APART, null),
        AN_ANSWER_TO_ONES_OWN_MAIL_STAYS("30-osticket-1426", Then.JOINS, "inReplyTo"),
        A_COPIED_PERSONS_ANSWER_TO_THE_FIRST_MAIL_STAYS("31-osticket-1544", Then.JOINS, "inReplyTo"),
        A_RENAMED_ANSWER_IS_FOUND_BY_OUR_MARKER("32-osticket-4268", Then.JOINS, "rootMarker"),
        A_CHINESE_CLIENT_WITHOUT_REFERENCES_IS_FOUND_BY_THE_QUOTED_MARK("33-osticket-2691", Then.JOINS, "quotedMark"),
        A_CLIENT_WITHOUT_REFERENCES_IS_FOUND_BY_THE_REPLY_ADDRESS("34-osticket-1048", Then.JOINS, "token"),
        A_FORGED_ID_ATTACHES_TO_NOTHING("35-itop-95", Then.APART, null),
        A_GUESSED_NUMBER_WITH_GUESSED_DIGITS_IS_NOTHING("36-osticket-748", Then.APART, null),
        THE_PROVIDERS_ID_IS_KNOWN_FROM_ITS_SERVERS_ANSWER("37-odoo-280971", Then.JOINS, "inReplyTo"),
        OUR_OWN_MAIL_IS_KNOWN_WITHOUT_ITS_X_HEADERS("38-oca-230", Then.NOTHING, null);

        private final String pair;
        private final Then then;
        private final String said;

        Report(String pair, Then then, String said) {
            this.pair = pair;
            this.then = then;
            this.said = said;
        }

        /** Reports on two mailboxes: the second mail comes in at the other one. */
        boolean elsewhere() {
            return this == A_MAIL_TO_TWO_OF_OUR_MAILBOXES_IS_ONE
                    || this == AN_ANSWER_TO_TWO_OF_OUR_MAILBOXES_JOINS_BY_EITHER;
        }
    }

    @BeforeAll
    static void open() {
        kit = EngineKit.start(TestDatabase.H2, new FakeRuleCompiler(), GATEWAY);
        owner = Seeds.in(kit).owner().id();
        ids = new InstallationIds(kit.get(SignedIds.class), kit.get(InstallationKey.class));
        parser = new MailParser(ids);
        writer = new LetterWriter(ids);
        GATEWAY.answering(ThreadsOfPeersTest::send);
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    /** As a provider that renames what it sends, and says so. */
    private static SendOutcome send(OutgoingMessage message) {
        try {
            Letter letter = writer.write(message, account(message.accountId(), message.account()));
            SENT.put(message.conversationId(), letter);
            return new SendOutcome.Sent(letter.id(), List.of(provider(message.conversationId())));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String provider(UUID conversation) {
        return "0102-" + conversation + "@eu-west-1.amazonses.com";
    }

    private static MailAccount account(UUID id, AccountKey key) {
        MailServer none = new MailServer("smtp", "127.0.0.1", 25, MailServer.Security.NONE, "", "");
        return new MailAccount(
                id, key.account(), "Shop", none, "INBOX", none, Duration.ofSeconds(1), false, MailOut.of(PLUS));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void eachReportIsOneHereNoMore(Report report) throws Exception {
        String number = report.pair.substring(0, 2);
        AccountKey box = new AccountKey("email", "support@shop" + number + ".example");
        AccountKey other = new AccountKey("email", "sales@shop" + number + ".example");
        UUID mailbox =
                kit.get(ChannelAccounts.class).addByOperator(box, "Shop", PLUS).id();
        kit.get(ChannelAccounts.class).addByOperator(other, "Shop", PLUS);
        Map<String, String> known = new HashMap<>(Map.of(
                "n",
                number,
                "box",
                box.account(),
                "box2",
                other.account(),
                "box-name",
                "support",
                "box-domain",
                "shop" + number + ".example",
                "agent",
                "owner@example.com"));

        IntakeResult.Stored first =
                (IntakeResult.Stored) Objects.requireNonNull(take(report.pair + ".1.eml", known, box));
        String customer = customerOf(first.conversationId());
        known.putAll(answered(first.conversationId(), mailbox));
        IntakeResult result = take(report.pair + ".2.eml", known, report.elsewhere() ? other : box);

        assertThat(customerOf(first.conversationId())).isEqualTo(customer);
        if (report.then == Then.NOTHING) {
            assertThat(result).isNull();
            return;
        }
        if (report.then == Then.REPEATS) {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            IntakeResult.Duplicate.class,
                            repeat -> assertThat(repeat.conversationId()).isEqualTo(first.conversationId()));
            return;
        }
        IntakeResult.Stored second = (IntakeResult.Stored) Objects.requireNonNull(result);
        if (report.then == Then.JOINS) assertThat(second.conversationId()).isEqualTo(first.conversationId());
        else {
            assertThat(second.conversationId()).isNotEqualTo(first.conversationId());
            assertThat(previousOf(second.conversationId()))
                    .isEqualTo(report.then == Then.BESIDE ? first.conversationId() : null);
        }
        if (report.said != null) assertThat(reason(second.messageId())).contains("\"" + report.said + "\"");
    }

    private static IntakeResult take(String file, Map<String, String> known, AccountKey box) throws Exception {
        String mail = resource(file);
        for (Map.Entry<String, String> one : known.entrySet())
            mail = mail.replace("{" + one.getKey() + "}", one.getValue());
        assertThat(mail).doesNotContainPattern("\\{[a-z]");
        ReadMail read = parser.read(
                mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                box,
                "uid:" + file,
                Instant.parse("2026-11-25T09:00:00Z"));
        return read instanceof ReadMail.Letter letter ? kit.get(Intake.class).accept(letter.message()) : null;
    }

    private static String resource(String name) {
        try (InputStream in = ThreadsOfPeersTest.class.getResourceAsStream("/threads/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An agent writes a note and answers; what the answer carried that a second mail may come back with. */
    private static Map<String, String> answered(UUID conversation, UUID mailbox) throws Exception {
        Desk desk = kit.get(Desk.class);
        desk.note(owner, conversation, Unmasked.of("nobody outside may read this"));
        desk.reply(
                owner,
                conversation,
                new Reply(mailbox, null, null, Unmasked.of("Tomorrow."), List.of(), Long.MAX_VALUE, true));
        await().atMost(Duration.ofSeconds(20)).until(() -> SENT.containsKey(conversation));
        Letter letter = SENT.get(conversation);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        letter.writeTo(raw);
        assertThat(raw.toString(StandardCharsets.UTF_8)).doesNotContain("nobody outside");
        long number = kit.get(DSLContext.class)
                .select(CONVERSATION.NUMBER)
                .from(CONVERSATION)
                .where(CONVERSATION.ID.eq(conversation))
                .fetchSingle(CONVERSATION.NUMBER);
        String id = letter.id();
        String marker = MessageIds.in(letter.getHeader("References")).getFirst();
        return Map.ofEntries(
                Map.entry("answer", id),
                Map.entry("answer-name", id.substring(0, id.indexOf('@'))),
                Map.entry("marker", "<" + marker + ">"),
                Map.entry("forged", marker.substring(0, 35) + "00112233445566778899@shop.example"),
                Map.entry("provider", provider(conversation)),
                Map.entry("replyTo", ((InternetAddress) letter.getReplyTo()[0]).getAddress()),
                Map.entry("number", String.valueOf(number)),
                Map.entry("mark", ids.mark(number)),
                Map.entry("ticket", ids.shortMark(number)));
    }

    private static String reason(UUID message) {
        return kit.get(DSLContext.class)
                .select(MESSAGE.MATCH_REASON)
                .from(MESSAGE)
                .where(MESSAGE.ID.eq(message))
                .fetchSingle(MESSAGE.MATCH_REASON);
    }

    private static UUID previousOf(UUID conversation) {
        return kit.get(DSLContext.class)
                .select(CONVERSATION.PREVIOUS_ID)
                .from(CONVERSATION)
                .where(CONVERSATION.ID.eq(conversation))
                .fetchSingle(CONVERSATION.PREVIOUS_ID);
    }

    private static String customerOf(UUID conversation) {
        return kit.get(DSLContext.class)
                .select(CONTACT.EMAIL)
                .from(CONTACT)
                .join(CONVERSATION)
                .on(CONVERSATION.CONTACT_ID.eq(CONTACT.ID))
                .where(CONVERSATION.ID.eq(conversation))
                .fetchSingle(CONTACT.EMAIL);
    }
}
