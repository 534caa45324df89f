package dev.tributary.routes.mail.oauth;

/** Where the refresh token of one mailbox is kept. */
public interface RefreshTokens {
    /** The one to ask with now, or the empty string. */
    String current();

    /** The provider gave out another one; kept unless somebody has entered one meanwhile. */
    void rotated(String before, String after);

    /** One that is not kept anywhere: a form's, while it is tried. */
    static RefreshTokens only(String token) {
        return new RefreshTokens() {
            @Override
            public String current() {
                return token;
            }

            @Override
            public void rotated(String before, String after) {
                // the one before goes on being good, with those who give out new ones
            }
        };
    }
}
