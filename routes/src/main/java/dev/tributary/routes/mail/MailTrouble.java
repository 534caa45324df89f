package dev.tributary.routes.mail;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/** Looks into exceptions of Jakarta Mail, which hang on each other in two ways. */
final class MailTrouble {
    private static final int LONGEST = 400;

    private MailTrouble() {}

    /** The first exception of this kind in the whole chain, or null. */
    static <T> @Nullable T find(@Nullable Throwable failure, Class<T> kind) {
        int steps = 0;
        for (Throwable at = failure; at != null && steps++ < 30; at = next(at)) {
            if (kind.isInstance(at)) return kind.cast(at);
        }
        return null;
    }

    private static @Nullable Throwable next(Throwable failure) {
        if (failure instanceof MessagingException mail && mail.getNextException() != null)
            return mail.getNextException();
        return failure.getCause();
    }

    /** In one line, in the other side's words. */
    static String words(Throwable failure) {
        Throwable last = failure;
        while (next(last) != null && last != next(last)) last = java.util.Objects.requireNonNull(next(last));
        String message = last.getMessage();
        String words = message == null ? last.getClass().getSimpleName() : message;
        return PlainText.cut(PlainText.clean(words).replace('\n', ' ').strip(), LONGEST);
    }
}
