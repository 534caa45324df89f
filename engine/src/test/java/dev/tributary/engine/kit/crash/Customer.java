package dev.tributary.engine.kit.crash;

import java.io.IOException;

/** Writes one message after the other, on one connection. Used by one thread at a time. */
public interface Customer {
    /**
     * The next message, new; must not hand it in.
     *
     * @throws IOException when the house cannot be reached, and is needed to make up a message
     */
    Letter write() throws IOException;
}
