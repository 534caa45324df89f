package dev.tributary.routes.mail;

import dev.tributary.engine.channel.PollLeases;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A turn as a lease in the database: renewed at every look, taken over by another node when this one is gone. */
final class LeasedTurn implements MailboxPoll.Turn {
    private static final Logger LOG = LoggerFactory.getLogger(LeasedTurn.class);
    private static final UUID THIS_NODE = UUID.randomUUID();
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final PollLeases leases;
    private final UUID account;
    private final Duration length;

    LeasedTurn(PollLeases leases, UUID account, Duration usual) {
        this.leases = leases;
        this.account = account;
        Duration several = usual.multipliedBy(3);
        this.length = several.compareTo(SHORTEST) < 0 ? SHORTEST : several;
    }

    @Override
    public boolean take() {
        return leases.hold(account, THIS_NODE, length);
    }

    @Override
    public void giveUp() {
        try {
            leases.release(account, THIS_NODE);
        } catch (RuntimeException e) {
            LOG.debug("the lease of mailbox {} ends by itself", account, e);
        }
    }
}
