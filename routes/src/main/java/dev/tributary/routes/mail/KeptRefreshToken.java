package dev.tributary.routes.mail;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.routes.mail.oauth.RefreshTokens;
import java.util.UUID;

/** The refresh token among the secrets of a mailbox's account: what one node is given, the others ask with. */
record KeptRefreshToken(ChannelAccounts accounts, UUID account) implements RefreshTokens {
    @Override
    public String current() {
        return accounts.settings(account).secret(SignIns.REFRESH_TOKEN).strip();
    }

    @Override
    public void rotated(String before, String after) {
        accounts.replaceSecret(account, SignIns.REFRESH_TOKEN, before, after);
    }
}
