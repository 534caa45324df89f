package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.routes.stream.AccountSetup;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** While some mails are stored the next ones are fetched and taken apart; stored they are in turn. */
class MailsInTurnTest {
    private static final AccountKey KEY = new AccountKey("email", "support@shop.example");
    private static final int MAILS = 2 * IncomingMail.TOGETHER;

    private final CountDownLatch looked = new CountDownLatch(2);
    private final List<String> stored = new ArrayList<>();
    private boolean cut;

    private final KeptMails mailbox = new KeptMails() {
        @Override
        public Map<Found, byte[]> load(List<Found> wanted) throws MessagingException {
            looked.countDown();
            if (cut && looked.getCount() == 0) throw new MessagingException("the line is cut");
            return super.load(wanted);
        }
    };

    private final IncomingMail incoming;

    MailsInTurnTest() {
        ChannelSettings settings = new ChannelSettings(
                Map.of("address", KEY.account(), "imapHost", "127.0.0.1", "smtpHost", "127.0.0.1"), Map.of());
        FakeQuarantine quarantine = new FakeQuarantine();
        incoming = new IncomingMail(
                MailAccount.of(
                        new AccountSetup(UUID.randomUUID(), KEY, "Shop", settings), MailServers.byPassword(settings)),
                new MailParser(new FakeIds()),
                quarantine,
                new RefusedMails(quarantine),
                Clock.systemUTC());
        for (int number = 0; number < MAILS; number++) mailbox.add(BadMails.good(number));
    }

    private synchronized void store(List<ChannelEvent> events) {
        for (ChannelEvent event : events) stored.add(((InboundMessage) event).externalId());
    }

    private static List<String> all(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "good" + number + "@customer.example")
                .toList();
    }

    @Test
    void theNextMailsAreReadWhileThoseAheadAreStored() throws Exception {
        incoming.take(mailbox, events -> {
            assertThat(looked.await(20, TimeUnit.SECONDS))
                    .as("the next ones are read")
                    .isTrue();
            assertThat(mailbox.open())
                    .as("what is not stored is not settled")
                    .hasSizeGreaterThanOrEqualTo(MAILS - stored.size());
            store(events);
        });
        assertThat(stored).isEqualTo(all(0, MAILS));
        assertThat(mailbox.open()).isEmpty();
    }

    @Test
    void whatCannotBeStoredTogetherIsStoredOneByOneBeforeThoseBehindIt() throws Exception {
        incoming.take(mailbox, events -> {
            if (events.size() > 1 && stored.isEmpty()) throw new IllegalStateException("one of them is too long");
            store(events);
        });
        assertThat(stored).isEqualTo(all(0, MAILS));
        assertThat(mailbox.open()).isEmpty();
    }

    @Test
    void oneThatIsRefusedIsTriedOnceInALook() throws Exception {
        KeptMails single = new KeptMails();
        single.add(BadMails.good(1));
        List<Integer> tries = new ArrayList<>();
        incoming.take(single, events -> {
            tries.add(events.size());
            throw new IllegalStateException("it is too long");
        });
        assertThat(tries).containsExactly(1);
        assertThat(single.open()).hasSize(1);
    }

    @Test
    void aLineThatIsCutGivesUpNothingThatIsBeingStored() {
        cut = true;
        assertThatThrownBy(() -> incoming.take(mailbox, events -> {
                    assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();
                    store(events);
                }))
                .isInstanceOf(MessagingException.class)
                .hasMessage("the line is cut");
        assertThat(stored).isEqualTo(all(0, IncomingMail.TOGETHER));
        assertThat(mailbox.open()).hasSize(MAILS - IncomingMail.TOGETHER);
    }
}
