package dev.tributary.engine.notice;

/**
 * What an agent wants to be told of, and how.
 *
 * @param offlineByEmail offline messages by e-mail
 * @param offlineOnDesktop offline messages on the screen
 * @param missedByEmail missed conversations by e-mail
 * @param missedOnDesktop missed conversations on the screen
 */
public record NoticeWishes(
        boolean offlineByEmail, boolean offlineOnDesktop, boolean missedByEmail, boolean missedOnDesktop) {
    /** Everything, as long as nothing else is said. */
    public static final NoticeWishes ALL = new NoticeWishes(true, true, true, true);

    /** Whether a notice of this kind by this medium is wanted; what is of no kind, or goes another way, always is. */
    boolean want(NoticeKind kind, String medium) {
        return switch (medium) {
            case Notice.EMAIL -> kind == NoticeKind.OFFLINE ? offlineByEmail : missedByEmail;
            case Notice.DESKTOP -> kind == NoticeKind.OFFLINE ? offlineOnDesktop : missedOnDesktop;
            default -> true;
        };
    }
}
