package dev.tributary.routes.messenger;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;

/**
 * A connected Facebook page. Has no {@code toString} that would show a secret.
 *
 * @param id the page's id
 * @param token its access token
 * @param appSecret the secret of the app it is connected through
 * @param verifyToken what Meta must say when it verifies the webhook
 * @param graphUrl where the Graph API is, with version, without a slash at the end
 * @param comments whether the comments below its posts are taken in
 * @param humanAgent whether Meta approved the app for answers by people up to seven days later
 */
record Page(
        String id,
        String token,
        String appSecret,
        String verifyToken,
        String graphUrl,
        boolean comments,
        boolean humanAgent) {
    static final String PAGE_ID = "pageId";
    static final String TOKEN = "pageToken";
    static final String APP_SECRET = "appSecret";
    static final String VERIFY_TOKEN = "verifyToken";
    static final String HUMAN_AGENT = "humanAgent";
    static final String COMMENTS = "comments";
    /** Not a field of the form: tests and the demo point it at their stand-in. */
    static final String GRAPH_URL = "graphUrl";

    /** The page that these settings describe; the Graph API is the given one unless they name another. */
    static Page of(ChannelSettings settings, String graphUrl) {
        String own = settings.value(GRAPH_URL);
        return new Page(
                settings.value(PAGE_ID).strip(),
                settings.secret(TOKEN).strip(),
                settings.secret(APP_SECRET).strip(),
                settings.value(VERIFY_TOKEN).strip(),
                own.isBlank() ? graphUrl : own,
                Boolean.parseBoolean(settings.value(COMMENTS)),
                Boolean.parseBoolean(settings.value(HUMAN_AGENT)));
    }

    AccountKey key() {
        return new AccountKey(Channels.MESSENGER, id);
    }

    @Override
    public String toString() {
        return "Page[" + id + "]";
    }
}
