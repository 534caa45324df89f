package dev.tributary.routes.mail;

import dev.tributary.engine.spi.CheckReport;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;

/** Looks into exceptions of Jakarta Mail, which hang on each other in two ways, and puts them into words. */
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

    /** The sentence for people on why this server could not be used. */
    static CheckReport.Step step(MailServer server, MessagingException failure) {
        String port = String.valueOf(server.port());
        if (find(failure, AuthenticationFailedException.class) != null) {
            return failed("check.mail.login", server.host(), server.user());
        }
        if (find(failure, UnknownHostException.class) != null) {
            return failed("check.mail.unknownHost", server.host());
        }
        if (find(failure, SSLException.class) != null || saysTls(failure)) {
            return failed("check.mail.tls", server.host(), port);
        }
        if (find(failure, SocketTimeoutException.class) != null) {
            return failed("check.mail.timeout", server.host(), port);
        }
        if (find(failure, ConnectException.class) != null || find(failure, SocketConnectException.class) != null) {
            return failed("check.mail.refused", server.host(), port);
        }
        return failed("check.mail.other", server.host(), words(failure));
    }

    /** A server without STARTTLS, where it is asked for, is told of in words only. */
    private static boolean saysTls(MessagingException failure) {
        return String.valueOf(failure.getMessage()).contains("STARTTLS");
    }

    private static CheckReport.Step failed(String textKey, String... arguments) {
        return new CheckReport.Step(false, textKey, List.of(arguments));
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
