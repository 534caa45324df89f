package dev.tributary.routes.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.PageMarks;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.routes.demo.GraphStandIn.Fault;
import dev.tributary.routes.demo.GraphStandIn.SentFile;
import dev.tributary.routes.demo.StandInComments;
import dev.tributary.routes.stream.Refusals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Comments below a page's posts, read through camel-facebook, and the answers that everybody can read. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PageCommentsTest {
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    private final PageHouse house;
    private final StandInComments facebook;
    private final String post;

    PageCommentsTest(TestDatabase database) {
        house = PageHouse.withComments(database);
        facebook = house.graph().comments();
        post = facebook.post("Spring sale\nEverything must go");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            house.lookForComments();
            return house.kit()
                    .get(PageMarks.class)
                    .mark(house.commentsAccount())
                    .isPresent();
        });
        house.clock().advance(Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private void look() {
        house.clock().advance(PageComments.USUAL);
        house.lookForComments();
    }

    /** As many rounds as it takes until comments are looked at again. */
    private void lookThoroughly() {
        for (int i = 0; i < PageComments.THOROUGH; i++) look();
    }

    private ThreadMessage first() {
        return house.thread(house.rows().getFirst().id()).getFirst();
    }

    private List<String> texts(UUID conversation) {
        return house.thread(conversation).stream().map(ThreadMessage::body).toList();
    }

    private UUID commented(String text) {
        facebook.comment(post, "7", "Eva Fekete", text);
        look();
        return house.conversation("Eva Fekete");
    }

    @Test
    void aCommentOpensAConversationThatSaysBelowWhichPostOnce() {
        commented("Do you have size 41?");
        look();
        assertThat(house.rows()).hasSize(1);
        assertThat(house.rows().getFirst().channel()).isEqualTo(Channels.COMMENTS);
        assertThat(house.rows().getFirst().contactName()).isEqualTo("Eva Fekete");
        assertThat(first().body()).isEqualTo("Do you have size 41?");
        assertThat(first().details())
                .contains("https://www.facebook.com/100/posts/")
                .contains("Spring sale")
                .doesNotContain("must go");
        assertThat(house.intake().stored()).isEqualTo(1);
    }

    @Test
    void aPersonHasAConversationForEachPostInTheOrderOfTheComments() {
        UUID spring = commented("one");
        String other = facebook.post("Summer");
        String comment = facebook.comment(other, "7", "Eva Fekete", "about summer");
        house.clock().advance(Duration.ofSeconds(2));
        facebook.comment(post, "7", "Eva Fekete", "two");
        facebook.answer(comment, "8", "Adam Kis", "me too");
        look();
        assertThat(texts(spring)).containsExactly("one", "two");
        assertThat(house.rows()).hasSize(3);
        assertThat(house.rows().stream().map(ConversationRow::contactName))
                .containsExactlyInAnyOrder("Eva Fekete", "Eva Fekete", "Adam Kis");
    }

    @Test
    void whatWasWrittenBeforeTheSwitchIsNotTakenAndManyCommentsAreReadPageByPage() {
        IntStream.range(0, 130).forEach(i -> facebook.comment(post, "7", "Eva Fekete", "comment " + i));
        look();
        assertThat(house.intake().stored()).isEqualTo(130);
        assertThat(texts(house.conversation("Eva Fekete")))
                .isEqualTo(IntStream.range(0, 130).mapToObj(i -> "comment " + i).toList());
    }

    @Test
    void anAnswerStandsBelowTheCommentThatItAnswersAndDoesNotComeBack() {
        UUID conversation = commented("Do you have size 41?");
        UUID answer = house.answer(house.commentsAccount(), conversation, "Yes & in blue, too");
        house.awaitState(answer, DeliveryState.SENT);
        List<StandInComments.Said> below = facebook.below(post);
        assertThat(below.getLast().text()).isEqualTo("Yes & in blue, too");
        assertThat(below.getLast().parent()).isEqualTo(below.getFirst().id());
        house.clock().advance(MissedMessages.SETTLED);
        look();
        assertThat(house.thread(conversation)).hasSize(2);
    }

    @Test
    void whatThePageAnswersOnFacebookItselfStandsThereAndItsOwnCommentsAreNoCustomers() {
        String comment = facebook.comment(post, "7", "Eva Fekete", "hello?");
        look();
        UUID conversation = house.conversation("Eva Fekete");
        facebook.comment(post, "100", "Lépés", "We are here to answer");
        facebook.pageAnswers(comment, "Hello!");
        house.clock().advance(MissedMessages.SETTLED);
        look();
        assertThat(house.rows()).hasSize(1);
        assertThat(texts(conversation)).containsExactly("hello?", "Hello!");
        assertThat(house.thread(conversation).getLast().author()).isEqualTo(Author.ELSEWHERE);
        assertThat(house.rows().getFirst().waitingSince()).isNull();
    }

    @Test
    void aCommentThatIsChangedShowsWhatItSaysNowAndOneThatIsTakenAwayIsGone() {
        String comment = facebook.comment(post, "7", "Eva Fekete", "size 41");
        look();
        facebook.edit(comment, "size 42");
        lookThoroughly();
        assertThat(first().body()).isEqualTo("size 42");
        assertThat(first().after().earlier()).hasSize(1);
        facebook.delete(comment);
        lookThoroughly();
        // it may have been left out by chance
        assertThat(first().after().deletedAt()).isNull();
        lookThoroughly();
        assertThat(first().after().deletedAt()).isNotNull();
        assertThat(first().body()).isEmpty();
    }

    @Test
    void picturesComeFromBothSides() {
        String comment = facebook.comment(post, "7", "Eva Fekete", new SentFile("worn.png", "image/png", PICTURE));
        look();
        facebook.pageAnswers(comment, new SentFile("new.png", "image/png", PICTURE));
        house.clock().advance(MissedMessages.SETTLED);
        look();
        List<ThreadMessage> thread = house.thread(house.conversation("Eva Fekete"));
        assertThat(thread.stream().map(ThreadMessage::author)).containsExactly(Author.CUSTOMER, Author.ELSEWHERE);
        assertThat(thread.stream().map(message -> message.files().getFirst().name()))
                .containsExactly("worn.png", "new.png");
    }

    @Test
    void whatIsWrittenWhileCommentsAreSwitchedOffIsNotTakenLater() {
        commented("before");
        house.comments(false);
        facebook.comment(post, "7", "Eva Fekete", "meanwhile");
        house.clock().advance(Duration.ofDays(1).plusMillis(400));
        house.comments(true);
        // still in the second in which they were switched on; Facebook says no more than that
        house.clock().advance(Duration.ofMillis(300));
        facebook.comment(post, "7", "Eva Fekete", "afterwards");
        look();
        lookThoroughly();
        assertThat(texts(house.conversation("Eva Fekete"))).containsExactly("before", "afterwards");
    }

    @Test
    void whomTheTokenMayNotSeeIsSomebodyWithoutAName() {
        facebook.comment(post, "7", null, "who am I?");
        facebook.comment(post, "8", null, "and I?");
        look();
        assertThat(house.rows()).hasSize(2);
        assertThat(house.rows().getFirst().contactName()).isEmpty();
    }

    @Test
    void aCardInACommentIsMasked() {
        UUID conversation = commented("my card is 4111 1111 1111 1111");
        assertThat(texts(conversation).getFirst()).doesNotContain("4111").contains("1111");
    }

    @Test
    void anAnswerToACommentThatIsGoneIsRefusedInWords() {
        String comment = facebook.comment(post, "7", "Eva Fekete", "hello?");
        look();
        facebook.delete(comment);
        UUID answer = house.answer(house.commentsAccount(), house.conversation("Eva Fekete"), "Hello!");
        house.awaitState(answer, DeliveryState.FAILED);
        assertThat(house.message(answer).failureCode()).isEqualTo("comment_gone");
    }

    @Test
    void anAnswerThatWasCutOffIsFoundBelowTheComment() {
        UUID conversation = commented("hello?");
        facebook.cutNext();
        UUID answer = house.answer(house.commentsAccount(), conversation, "Hello!");
        house.awaitState(answer, DeliveryState.UNKNOWN);
        house.clock().advance(MissedMessages.SETTLED);
        look();
        assertThat(house.message(answer).delivery()).isEqualTo(DeliveryState.SENT);
        assertThat(house.thread(conversation)).hasSize(2);
    }

    @Test
    void aPostThatMayNotBeReadHoldsUpNoOtherAndIsReadWhenItMay() {
        String other = facebook.post("Summer");
        facebook.closed(other);
        facebook.comment(other, "8", "Adam Kis", "about summer");
        facebook.comment(post, "7", "Eva Fekete", "about spring");
        look();
        assertThat(house.rows().stream().map(ConversationRow::contactName)).containsExactly("Eva Fekete");
        facebook.closed(null);
        house.clock().advance(Duration.ofHours(1));
        house.lookForComments();
        assertThat(house.rows().stream().map(ConversationRow::contactName))
                .containsExactlyInAnyOrder("Eva Fekete", "Adam Kis");
    }

    @Test
    void aTokenThatIsRefusedAsksForANewOneOfThePage() {
        facebook.failReads(new Fault.Answer(401, 190, 463, "Error validating access token: Session expired"));
        look();
        assertThat(house.state()).isEqualTo(ChannelAccount.State.RECONNECT);
    }

    @Test
    void aLimitIsWaitedFor() {
        facebook.failReads(new Fault.Answer(400, 32, 0, "Page request limit reached", Map.of("Retry-After", "1800")));
        facebook.comment(post, "7", "Eva Fekete", "hello?");
        look();
        facebook.failReads(null);
        int reads = facebook.reads();
        house.clock().advance(Duration.ofMinutes(20));
        house.lookForComments();
        assertThat(facebook.reads()).isEqualTo(reads);
        house.clock().advance(Duration.ofMinutes(11));
        house.lookForComments();
        assertThat(house.rows()).hasSize(1);
        assertThat(house.state()).isEqualTo(ChannelAccount.State.ACTIVE);
    }

    @Test
    void aCommentThatCannotBeStoredHoldsUpNoOtherAndIsStoredWhenThatIsMended() {
        house.intake()
                .refuse(event -> event instanceof InboundMessage said
                        && said.sender().externalId().equals("7"));
        facebook.comment(post, "7", "Eva Fekete", "mine");
        facebook.comment(post, "7", "Eva Fekete", new SentFile("shoe.png", "image/png", PICTURE));
        facebook.comment(post, "8", "Adam Kis", "and mine");
        look();
        assertThat(house.rows()).extracting(ConversationRow::contactName).containsExactly("Adam Kis");
        Quarantine quarantine = house.kit().get(Quarantine.class);
        for (int i = 0; i < Refusals.TRIES; i++) {
            house.clock().advance(Duration.ofHours(1));
            house.lookForComments();
        }
        List<Quarantine.Entry> kept = quarantine.entries(house.owner(), 10);
        assertThat(kept).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.accountId()).isEqualTo(house.commentsAccount());
            assertThat(entry.original()).contains("Spring sale").contains("Eva Fekete");
        });
        facebook.comment(post, "8", "Adam Kis", "later");
        look();
        assertThat(texts(house.conversation("Adam Kis"))).containsExactly("and mine", "later");

        house.intake().refuse(event -> false);
        kept.forEach(entry -> quarantine.askReplay(house.owner(), entry.id()));
        await().atMost(Duration.ofSeconds(20)).until(() -> quarantine.open() == 0);
        List<ThreadMessage> replayed = house.thread(house.conversation("Eva Fekete"));
        assertThat(replayed).extracting(ThreadMessage::body).containsExactlyInAnyOrder("mine", "");
        assertThat(replayed).allSatisfy(message -> assertThat(message.details()).contains("Spring sale"));
        assertThat(replayed.stream().flatMap(message -> message.files().stream()))
                .singleElement()
                .satisfies(file -> assertThat(file.size()).isEqualTo(PICTURE.length));
        assertThat(house.rows()).hasSize(2);
    }
}
