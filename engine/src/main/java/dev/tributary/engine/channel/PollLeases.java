package dev.tributary.engine.channel;

import java.time.Duration;
import java.util.UUID;

/**
 * Which node of a house looks into an account whose channel is asked for mail rather than told. Spares the others the
 * work; nothing rests on it: what two nodes fetch at once is stored once.
 */
public interface PollLeases {
    /** Takes or renews the lease for this long; false while another node holds it. */
    boolean hold(UUID accountId, UUID node, Duration length);

    /** Lets go of it; does nothing when another node holds it. */
    void release(UUID accountId, UUID node);
}
