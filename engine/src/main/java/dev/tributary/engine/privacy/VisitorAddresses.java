package dev.tributary.engine.privacy;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The network addresses that visitors of websites write from. A fresh house keeps none; an agent with full access may
 * decide otherwise.
 */
public interface VisitorAddresses {
    /** Whether they are kept. */
    boolean kept();

    /**
     * Decides whether they are kept from now on. Those that were kept before are deleted when they no longer are.
     *
     * @throws dev.tributary.engine.access.CommandRefused {@code NEEDS_FULL_ACCESS}
     */
    void keep(UUID actor, boolean kept);

    /**
     * Somebody wrote from these addresses in these conversations: stored, if they are kept. Takes part in the running
     * transaction.
     *
     * @param seen literal IPv4 or IPv6 addresses by conversation; what is none is left out
     */
    void wroteFrom(Map<UUID, Set<String>> seen);
}
