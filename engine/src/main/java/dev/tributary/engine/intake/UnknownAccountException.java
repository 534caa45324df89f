package dev.tributary.engine.intake;

import dev.tributary.engine.spi.AccountKey;

/** No active account has the key an event names. */
public final class UnknownAccountException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** For this key. */
    public UnknownAccountException(AccountKey account) {
        super("no active account " + account.account() + " of channel " + account.channel());
    }
}
