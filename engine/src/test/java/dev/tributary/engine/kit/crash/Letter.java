package dev.tributary.engine.kit.crash;

import dev.tributary.engine.spi.AccountKey;
import java.io.IOException;

/** A message of a customer that can be handed in more than once under the same name. */
public interface Letter {
    /** What it is called in the store. */
    Name name();

    /**
     * Hands it in and returns when it is acknowledged.
     *
     * @throws IOException when it was not acknowledged: nobody knows whether it is stored
     */
    void handIn() throws IOException;

    /**
     * A message's name.
     *
     * @param account where it comes in
     * @param externalId its name in the account
     */
    record Name(AccountKey account, String externalId) {}
}
