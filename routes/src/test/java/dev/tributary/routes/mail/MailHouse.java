package dev.tributary.routes.mail;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.MailboxMarks;
import dev.tributary.engine.channel.PollLeases;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.conversation.SignedIds;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.secret.InstallationKey;
import dev.tributary.routes.mail.oauth.TokenEndpoint;
import dev.tributary.routes.stream.BuiltInChannel;
import java.time.Clock;
import org.springframework.mock.env.MockEnvironment;

/** The mail channel as the house wires it, on a test's engine. */
public final class MailHouse {
    private MailHouse() {}

    /** The channel. */
    public static BuiltInChannel channel(EngineKit kit) {
        OwnIds ids = new InstallationIds(kit.get(SignedIds.class), kit.get(InstallationKey.class));
        return new MailChannel(
                kit.get(ChannelAccounts.class),
                kit.get(Quarantine.class),
                kit.get(PollLeases.class),
                kit.get(MailboxMarks.class),
                kit.get(Clock.class),
                ids,
                signIns(),
                consent());
    }

    /** None of which is asked anything by mailboxes that take a password. */
    static MailConsent consent() {
        return new MailConsent(signIns(), new TokenEndpoint());
    }

    /** What mailboxes that take a password need. */
    static SignIns signIns() {
        return new SignIns(new MailProviders(new MockEnvironment()), new TokenEndpoint(), new SettableClock());
    }

    /** Nobody remembers what of the inbox was taken, as after a crash before that was written. */
    static void forgetMarks(EngineKit kit, ChannelAccount account) {
        MailboxMarks marks = kit.get(MailboxMarks.class);
        marks.keep(
                account.id(),
                "INBOX",
                marks.mark(account.id(), "INBOX").orElseThrow().readTo(0, null));
    }
}
