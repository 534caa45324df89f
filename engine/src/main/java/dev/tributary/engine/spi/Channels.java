package dev.tributary.engine.spi;

/** The keys of the channels that ship with the house; a plug-in brings a key of its own. */
public final class Channels {
    /** Website chat. Shown without an icon. */
    public static final String CHAT = "chat";

    /** E-mail. Shown with a red envelope. */
    public static final String EMAIL = "email";

    /** Facebook Messenger. Shown with its blue icon. */
    public static final String MESSENGER = "messenger";

    /** Comments on a Facebook page's posts, which everybody reads. Shown with a blue speech bubble. */
    public static final String COMMENTS = "comments";

    private Channels() {}
}
