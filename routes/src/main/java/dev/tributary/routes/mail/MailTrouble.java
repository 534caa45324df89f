package dev.tributary.routes.mail;

import dev.tributary.engine.spi.CheckReport;
import dev.tributary.engine.spi.Trouble;
import dev.tributary.routes.mail.oauth.NoAccessException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;

/** Looks into exceptions of Jakarta Mail, which hang on each other in two ways, and puts them into words. */
final class MailTrouble {
    private static final int LONGEST = 400;
    private static final String SENDING = "check.mail.sending.";

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
        NoAccessException noAccess = find(failure, NoAccessException.class);
        if (noAccess != null)
            return new CheckReport.Step(
                    false, of(noAccess).textKey(), of(noAccess).arguments());
        if (shutOut(failure)) return shutOut(server);
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

    private static CheckReport.Step shutOut(MailServer server) {
        boolean sending = server.protocol().equals(MailServer.SMTP);
        String provider = server.login().provider();
        if (provider == null)
            return failed(sending ? "check.mail.sending.login" : "check.mail.login", server.host(), server.user());
        return failed(
                sending ? "check.mail.sending.tokenLogin" : "check.mail.tokenLogin",
                server.host(),
                server.user(),
                provider);
    }

    /** Why a provider gives out no access. */
    static Trouble of(NoAccessException why) {
        String key = switch (why.why()) {
            case ENDED -> "check.mail.access.ended";
            case CLIENT -> "check.mail.access.client";
            case TENANT -> "check.mail.access.tenant";
            case REFUSED -> "check.mail.access.refused";
            case AWAY -> "check.mail.access.away";
            case UNREACHABLE -> "check.mail.access.unreachable";
        };
        String said =
                PlainText.cut(PlainText.clean(why.said()).replace('\n', ' ').strip(), LONGEST);
        return new Trouble(key, List.of(why.provider(), said));
    }

    /** The same, to be kept until it is mended. */
    static Trouble of(MailServer server, MessagingException failure) {
        CheckReport.Step step = step(server, failure);
        return new Trouble(step.textKey(), step.arguments());
    }

    /** Whether what was kept is about sending alone: that mail can be fetched says nothing of it. */
    static boolean ofSending(@Nullable String kept) {
        return kept != null && kept.startsWith(SENDING);
    }

    /** Whether a person has to do something before the server lets this user in. */
    static boolean shutOut(Throwable failure) {
        AuthenticationFailedException refused = find(failure, AuthenticationFailedException.class);
        return refused != null && !passes(refused);
    }

    /** A server that cannot say now who somebody is says so (RFC 5530 section 3, RFC 4954 section 4.7). */
    static boolean passes(AuthenticationFailedException refused) {
        String said =
                String.valueOf(refused.getMessage()).toUpperCase(Locale.ROOT).strip();
        return said.startsWith("[UNAVAILABLE]") || said.startsWith("[SYS/TEMP]") || said.startsWith("4");
    }

    /** How long the other side asks to wait, or null. */
    static @Nullable Duration retryAfter(Throwable failure) {
        NoAccessException noAccess = find(failure, NoAccessException.class);
        return noAccess == null ? null : noAccess.retryAfter();
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
