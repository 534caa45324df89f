package dev.tributary.routes.mail.oauth;

/** One refresh token in memory, which cannot always be written, and which somebody else may change. */
final class FakeRefreshTokens implements RefreshTokens {
    private String token;
    private String next;
    private boolean down;

    FakeRefreshTokens(String token) {
        this.token = token;
    }

    void down(boolean away) {
        down = away;
    }

    /** Whoever looks once more finds this one. */
    void afterNextLook(String other) {
        next = other;
    }

    @Override
    public String current() {
        String found = token;
        if (next != null) token = next;
        return found;
    }

    @Override
    public void rotated(String before, String after) {
        if (down) throw new IllegalStateException("database gone");
        if (token.equals(before)) token = after;
    }
}
