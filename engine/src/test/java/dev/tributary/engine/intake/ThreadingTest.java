package dev.tributary.engine.intake;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.SignedIds;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which conversation a mail belongs to: the clue, the sender, the matter. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ThreadingTest {
    private static final AccountKey SUPPORT = new AccountKey("email", "support@shop.example");
    private static final AccountKey SALES = new AccountKey("email", "sales@shop.example");
    private static final String ANN = "ann@customer.example";
    private static final String BOB = "bob@customer.example";
    private static final String EVE = "eve@else.example";

    private final EngineKit kit;
    private final Intake intake;
    private final SignedIds ids;
    private final DSLContext sql;

    ThreadingTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeRuleCompiler());
        intake = kit.get(Intake.class);
        ids = kit.get(SignedIds.class);
        sql = kit.get(DSLContext.class);
        mailbox(SUPPORT, "new");
        mailbox(SALES, "new");
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private void mailbox(AccountKey key, String strangers) {
        kit.get(ChannelAccounts.class)
                .addByOperator(key, key.account(), new ChannelSettings(Map.of("strangers", strangers), Map.of()));
    }

    private IntakeResult.Stored stored(Incoming mail) {
        return (IntakeResult.Stored) intake.accept(mail.build());
    }

    private UUID conversation(Incoming mail) {
        return stored(mail).conversationId();
    }

    private static Incoming ann(String id) {
        return Incoming.mail(SUPPORT, ANN, id);
    }

    private static Incoming bob(String id) {
        return Incoming.mail(SUPPORT, BOB, id);
    }

    private static Incoming eve(String id) {
        return Incoming.mail(SUPPORT, EVE, id);
    }

    private String reason(IntakeResult.Stored mail) {
        return sql.select(MESSAGE.MATCH_REASON)
                .from(MESSAGE)
                .where(MESSAGE.ID.eq(mail.messageId()))
                .fetchSingle(MESSAGE.MATCH_REASON);
    }

    private long number(UUID conversation) {
        return sql.select(CONVERSATION.NUMBER)
                .from(CONVERSATION)
                .where(CONVERSATION.ID.eq(conversation))
                .fetchSingle(CONVERSATION.NUMBER);
    }

    private String customerOf(UUID conversation) {
        return sql.select(CONTACT.EMAIL)
                .from(CONTACT)
                .join(CONVERSATION)
                .on(CONVERSATION.CONTACT_ID.eq(CONTACT.ID))
                .where(CONVERSATION.ID.eq(conversation))
                .fetchSingle(CONTACT.EMAIL);
    }

    private UUID previousOf(UUID conversation) {
        return sql.select(CONVERSATION.PREVIOUS_ID)
                .from(CONVERSATION)
                .where(CONVERSATION.ID.eq(conversation))
                .fetchSingle(CONVERSATION.PREVIOUS_ID);
    }

    private void resolve(UUID conversation) {
        sql.update(CONVERSATION)
                .set(CONVERSATION.STATUS, "RESOLVED")
                .set(CONVERSATION.RESOLVED_AT, kit.clock().instant().atOffset(java.time.ZoneOffset.UTC))
                .where(CONVERSATION.ID.eq(conversation))
                .execute();
    }

    private String tokenAddress(UUID conversation, String recipient) {
        return "support+" + ids.token(conversation, recipient) + "@shop.example";
    }

    @Test
    void theReplyAddressJoinsWhomItWasGivenToWithNoOtherClue() {
        UUID first = conversation(ann("1@x"));
        String address = tokenAddress(first, "ann.other@customer.example");

        IntakeResult.Stored answer = stored(Incoming.mail(SUPPORT, "ann.other@customer.example", "2@x")
                .subject("something else")
                .to(address));
        assertThat(answer.conversationId()).isEqualTo(first);
        assertThat(reason(answer)).contains("\"joined\":\"token\"", "\"class\":\"E1\"", "\"sender\":\"addressee\"");
        assertThat(sql.fetchSingle(MESSAGE, MESSAGE.ID.eq(answer.messageId())).getDetails())
                .contains("support@shop.example")
                .doesNotContain("support+");
    }

    @Test
    void theReplyAddressInAStrangersHandsAndAForgedOneJoinNothing() {
        UUID first = conversation(ann("1@x"));
        String address = tokenAddress(first, ANN);
        assertThat(conversation(eve("2@x").to(address))).isNotEqualTo(first);
        char wrong = address.charAt(20) == '0' ? '1' : '0';
        String forged = address.substring(0, 20) + wrong + address.substring(21);
        assertThat(conversation(ann("3@x").subject("new").to(forged))).isNotEqualTo(first);
    }

    @Test
    void aStrangersAnswerGetsAConversationOfItsOwnThatIsLinked() {
        UUID first = conversation(ann("1@x"));
        IntakeResult.Stored strange = stored(eve("2@x").inReplyTo("1@x"));

        assertThat(strange.conversationId()).isNotEqualTo(first);
        assertThat(previousOf(strange.conversationId())).isEqualTo(first);
        assertThat(reason(strange))
                .contains("\"instead\":\"stranger\"", "\"number\":\"" + number(first) + "\"", "\"evidence\":[");
        assertThat(customerOf(first)).isEqualTo(ANN);
        String marker = ids.ofConversation(first) + "@shop.example";
        assertThat(conversation(eve("3@x").subject("yet another").inReplyTo(null, marker)))
                .isNotEqualTo(first);
    }

    @Test
    void whoWasCopiedMayAnswerAndTheCustomerStaysTheCustomer() {
        UUID first = conversation(ann("1@x").to("support@shop.example", BOB));
        IntakeResult.Stored answer = stored(bob("2@x").inReplyTo("1@x").to("support@shop.example"));

        assertThat(answer.conversationId()).isEqualTo(first);
        assertThat(reason(answer)).contains("\"sender\":\"participant\"");
        assertThat(customerOf(first)).isEqualTo(ANN);
        assertThat(sql.fetchCount(CONTACT)).isEqualTo(2);
    }

    @Test
    void whoWasCopiedMayBeFirst() {
        UUID answer = conversation(bob("2@x").inReplyTo("1@x", "1@x").to("support@shop.example", ANN));
        assertThat(conversation(ann("1@x").to("support@shop.example", BOB))).isEqualTo(answer);
        assertThat(sql.fetchSingle(MESSAGE_REF, MESSAGE_REF.RFC_ID.eq("1@x")).getKind())
                .isEqualTo("SEEN");
    }

    @Test
    void aMailboxMayTakeStrangersInAsNotesAsGuestsOrByTheirCompany() {
        AccountKey notes = new AccountKey("email", "notes@shop.example");
        AccountKey open = new AccountKey("email", "open@shop.example");
        AccountKey company = new AccountKey("email", "company@shop.example");
        mailbox(notes, "note");
        mailbox(open, "join");
        mailbox(company, "company");

        UUID noted = conversation(Incoming.mail(notes, ANN, "1@x"));
        IntakeResult.Stored note = stored(Incoming.mail(notes, EVE, "2@x").inReplyTo("1@x"));
        assertThat(note.conversationId()).isEqualTo(noted);
        assertThat(sql.fetchSingle(MESSAGE, MESSAGE.ID.eq(note.messageId())).getKind())
                .isEqualTo("NOTE");
        assertThat(intake.accept(
                        Incoming.mail(notes, EVE, "2@x").inReplyTo("1@x").build()))
                .isInstanceOf(IntakeResult.Duplicate.class);

        UUID joined = conversation(Incoming.mail(open, ANN, "3@x"));
        IntakeResult.Stored guest = stored(Incoming.mail(open, EVE, "4@x").inReplyTo("3@x"));
        assertThat(guest.conversationId()).isEqualTo(joined);
        assertThat(reason(guest)).contains("\"sender\":\"guest\"");
        assertThat(customerOf(joined)).isEqualTo(ANN);

        UUID theirs = conversation(Incoming.mail(company, ANN, "5@x"));
        assertThat(conversation(Incoming.mail(company, BOB, "6@x").inReplyTo("5@x")))
                .isEqualTo(theirs);
        assertThat(conversation(Incoming.mail(company, EVE, "7@x").inReplyTo("5@x")))
                .isNotEqualTo(theirs);
        UUID publicly = conversation(Incoming.mail(company, "ann@gmail.com", "8@x"));
        assertThat(conversation(Incoming.mail(company, "eve@gmail.com", "9@x").inReplyTo("8@x")))
                .isNotEqualTo(publicly);
    }

    @Test
    void theHigherClassWinsThenTheReferenceNearerToWhatIsAnsweredAndAllIsKept() {
        IntakeResult.Stored one = stored(ann("1@x"));
        IntakeResult.Stored two = stored(ann("2@x"));
        String ours = ids.ofMessage(one.messageId()) + "@shop.example";

        IntakeResult.Stored signed = stored(ann("3@x").inReplyTo("2@x", "2@x", ours, "2@x"));
        assertThat(signed.conversationId()).isEqualTo(one.conversationId());
        assertThat(reason(signed))
                .contains("\"joined\":\"signedId\"")
                .contains("\"conversation\":\"" + two.conversationId() + "\"");
        assertThat(conversation(ann("4@x").inReplyTo(null, "1@x", "2@x"))).isEqualTo(two.conversationId());
        assertThat(conversation(ann("5@x").inReplyTo(null, "2@x", "1@x"))).isEqualTo(one.conversationId());
    }

    @Test
    void outlooksThreadAndTheSameSubjectJoinTheCustomerOnly() {
        String root = "01".repeat(22);
        UUID first = conversation(ann("1@x").subject("Invoice 7").threadRoot(root));
        IntakeResult.Stored answer = stored(ann("2@x").subject("AW: Invoice 7").threadRoot(root));
        assertThat(answer.conversationId()).isEqualTo(first);
        assertThat(reason(answer)).contains("\"joined\":\"topic\"", "\"class\":\"E3\"");
        assertThat(conversation(ann("3@x").subject("Invoice 8").threadRoot(root)))
                .isNotEqualTo(first);
        assertThat(conversation(eve("4@x").subject("Re: Invoice 7").threadRoot(root)))
                .isNotEqualTo(first);
    }

    @Test
    void theMarkInTheQuotationAndTheNumberInTheSubjectFindTheConversation() {
        UUID first = conversation(ann("1@x"));
        long number = number(first);
        IntakeResult.Stored quoting = stored(ann("2@x").subject("other").quoting("> bye\n> " + ids.mark(number)));
        assertThat(quoting.conversationId()).isEqualTo(first);
        assertThat(reason(quoting)).contains("\"joined\":\"quotedMark\"");
        IntakeResult.Stored ticket = stored(ann("3@x").subject("again " + ids.shortMark(number)));
        assertThat(ticket.conversationId()).isEqualTo(first);
        assertThat(reason(ticket)).contains("\"joined\":\"ticket\"", "\"class\":\"E4\"");

        assertThat(conversation(ann("4@x").subject("again [#" + number + "-000000]")))
                .isNotEqualTo(first);
        assertThat(conversation(eve("5@x").subject("again " + ids.shortMark(number))))
                .isNotEqualTo(first);
    }

    @Test
    void theSameSenderAndSubjectAreSaidAndNeverJoined() {
        UUID first = conversation(ann("1@x").subject("Parcel"));
        IntakeResult.Stored second = stored(ann("2@x").subject("Re: Parcel"));
        assertThat(second.conversationId()).isNotEqualTo(first);
        assertThat(reason(second)).contains("\"instead\":\"guess\"", "\"number\":\"" + number(first) + "\"");
        kit.clock().advance(Duration.ofDays(15));
        assertThat(reason(stored(ann("3@x").subject("Parcel")))).isNull();
    }

    @Test
    void whatIsPassedOnIsNoAnswer() {
        UUID first = conversation(ann("1@x").subject("Parcel"));
        IntakeResult.Stored passed = stored(ann("2@x").subject("WG: Parcel").inReplyTo("1@x"));
        assertThat(passed.conversationId()).isNotEqualTo(first);
        assertThat(previousOf(passed.conversationId())).isEqualTo(first);
        assertThat(reason(passed)).contains("\"instead\":\"forward\"");

        UUID begunAsForward = conversation(ann("3@x").subject("Fwd: Offer"));
        assertThat(conversation(ann("4@x").subject("Fwd: Offer").inReplyTo("3@x")))
                .isEqualTo(begunAsForward);
        assertThat(conversation(ann("5@x").subject("Re: Fwd: Offer").inReplyTo("3@x")))
                .isEqualTo(begunAsForward);
    }

    @Test
    void anotherSubjectLongAfterTheEndIsAnotherMatter() {
        UUID first = conversation(ann("1@x").subject("Parcel"));
        resolve(first);
        kit.clock().advance(Duration.ofDays(10));
        assertThat(conversation(ann("2@x").subject("Thanks").inReplyTo("1@x"))).isEqualTo(first);
        resolve(first);
        kit.clock().advance(Duration.ofDays(15));
        assertThat(conversation(ann("3@x").subject("Re: Thanks").inReplyTo("1@x")))
                .isEqualTo(first);
        resolve(first);
        kit.clock().advance(Duration.ofDays(15));
        IntakeResult.Stored other = stored(ann("4@x").subject("Invoice").inReplyTo("1@x"));
        assertThat(other.conversationId()).isNotEqualTo(first);
        assertThat(reason(other)).contains("\"instead\":\"newTopic\"");
    }

    @Test
    void aNewsletterThatManyAnswerLeadsEverybodyToTheirOwnConversation() {
        UUID anns = conversation(ann("1@x").inReplyTo("news@list", "news@list"));
        IntakeResult.Stored eves = stored(eve("2@x").inReplyTo("news@list", "news@list"));
        assertThat(eves.conversationId()).isNotEqualTo(anns);
        assertThat(previousOf(eves.conversationId())).isNull();
        assertThat(conversation(eve("3@x").subject("and this").inReplyTo("news@list")))
                .isEqualTo(eves.conversationId());
        assertThat(conversation(ann("4@x").subject("and this").inReplyTo("news@list")))
                .isEqualTo(anns);
    }

    @Test
    void anAnswerToTwoOfOurMailboxesStandsInTheConversationWhicheverItComesInByFirst() {
        String[] both = {"support@shop.example", "sales@shop.example"};
        IntakeResult.Stored first = stored(ann("1@x").to(both));
        String ours = ids.ofMessage(first.messageId()) + "@shop.example";
        assertThat(conversation(Incoming.mail(SALES, ANN, "2@x").inReplyTo(ours).to(both)))
                .isEqualTo(first.conversationId());
        assertThat(intake.accept(ann("2@x").inReplyTo(ours).to(both).build()))
                .isInstanceOf(IntakeResult.Duplicate.class);
        assertThat(sql.fetchCount(CONVERSATION)).isEqualTo(1);
        assertThat(sql.fetchCount(MESSAGE)).isEqualTo(2);
    }

    @Test
    void anIdThatAProviderMadeIsLearntFromTheFirstAnswerThatIsFoundOtherwise() {
        UUID first = conversation(ann("1@x"));
        String marker = ids.ofConversation(first) + "@shop.example";
        assertThat(conversation(ann("2@x").subject("a").inReplyTo("renamed@provider", marker)))
                .isEqualTo(first);
        assertThat(conversation(ann("3@x").subject("b").inReplyTo("renamed@provider")))
                .isEqualTo(first);
    }
}
