package dev.tributary.routes.mail.bounce;

import java.util.List;
import java.util.Set;

/** By what a report is told from a mail that somebody wrote about one. */
final class Signs {
    private static final Set<String> MACHINES = Set.of(
            "mailer-daemon",
            "mailerdaemon",
            "mailer_daemon",
            "mail-daemon",
            "maildaemon",
            "mdaemon",
            "daemon",
            "postmaster",
            "postmast",
            "post_master",
            "mailmaster",
            "mail-delivery-subsystem",
            "microsoftexchange",
            "bounce",
            "bounces",
            "notifier");

    private static final List<String> MACHINE_PARTS = List.of("daemon", "smtp", "antivirus", "gateway", "mailsystem");

    private static final Set<String> NOBODIES = Set.of("no-reply", "noreply", "do-not-reply", "donotreply");

    private static final List<String> MACHINE_NAMES = List.of(
            "mail delivery",
            "mailer-daemon",
            "mailer daemon",
            "mail administrator",
            "system administrator",
            "delivery subsystem",
            "delivery system",
            "delivery service",
            "postmaster",
            "mail system",
            "mail router",
            "internet mail",
            "administrator");

    private static final List<String> SUBJECTS = List.of(
            "undeliver",
            "returned mail",
            "return mail",
            "returned to sender",
            "returning message",
            "return to sender",
            "returned message",
            "failure notice",
            "delivery fail",
            "delivery status",
            "delivery problem",
            "delivery error",
            "delivery notification",
            "delivery report",
            "delivery delay",
            "deliver mail",
            "delayed",
            "could not send",
            "could not be",
            "mail delivery",
            "mail failed",
            "errors from",
            "error during delivery",
            "not member",
            "not a member",
            "loop alert",
            "disallowed",
            "mail failure",
            "message failure",
            "failed mail",
            "failed to deliver",
            "not delivered",
            "not deliverable",
            "nondeliverable",
            "non-deliver",
            "non deliver",
            "unable to deliver",
            "mail error",
            "mail system error",
            "error sending",
            "warning: message",
            "warning: could not",
            "user unknown",
            "unknown user",
            "problem delivering",
            "mail could not",
            "message status",
            "rejected",
            "kézbesíthet",
            "kézbesítés",
            "unzustellbar",
            "não entregue",
            "non remis");

    private Signs() {}

    /** Whether this mail is a report on a mail that was sent. */
    static boolean areIn(Notice notice) {
        boolean subject = SUBJECTS.stream().anyMatch(notice.field("subject")::contains);
        // a receipt that somebody read it is no report, one that it was thrown away unread is
        if (notice.field("content-type").contains("disposition-notification") && !subject) return false;
        if (notice.field("content-type").contains("report-type=delivery-status")) return true;
        for (Piece piece : notice.pieces()) {
            if (piece.complaint() || (piece.status() && StatusReport.speaks(piece.text()))) return true;
        }
        String words = notice.words();
        if (!notice.field("x-failed-recipients").isEmpty() || AmazonNotice.is(words)) return true;
        if (!StatusReport.quoted(words).isEmpty()) return true;
        boolean returned = notice.pieces().stream().anyMatch(Piece::returned);
        // the words are looked through only where they tell something: most mails are a person's
        return switch (sender(notice)) {
            case DAEMON -> true;
            case MACHINE -> subject || Wording.opens(words);
            case PERHAPS -> (subject || returned) && Wording.opens(words);
            case PERSON -> false;
        };
    }

    /** Whether a person sent it, by all signs. */
    static boolean person(Notice notice) {
        boolean machines = notice.pieces().stream().anyMatch(piece -> piece.status() || piece.complaint())
                || notice.field("content-type").contains("multipart/report");
        return !machines && sender(notice) == Sender.PERSON && !AmazonNotice.is(notice.words());
    }

    private enum Sender {
        DAEMON,
        MACHINE,
        PERHAPS,
        PERSON
    }

    /** Whether an address is a machine's. */
    static boolean machine(String address) {
        String name = local(address);
        if (MACHINES.contains(name) || name.startsWith("microsoftexchange")) return true;
        return MACHINE_PARTS.stream().anyMatch(name::contains);
    }

    private static Sender sender(Notice notice) {
        String from = notice.field("from");
        List<String> addresses = Addresses.in(from);
        if (from.equals("<>")) return Sender.MACHINE;
        if (from.contains("mailer-daemon@") || from.contains("mailer-daemon>")) return Sender.DAEMON;
        if (addresses.stream().anyMatch(Signs::machine)) return Sender.MACHINE;
        if (MACHINE_NAMES.stream().anyMatch(from::contains) || from.contains("daemon")) return Sender.MACHINE;
        if (notice.headers().containsKey("x-ms-embedded-report")
                || notice.headers().containsKey("x-mlserver")) {
            return Sender.MACHINE;
        }
        String path = notice.field("return-path");
        if (path.equals("<>") || path.contains("mailer-daemon")) return Sender.PERHAPS;
        boolean nobody = addresses.stream().anyMatch(address -> NOBODIES.contains(local(address)));
        boolean submitted = notice.field("auto-submitted").startsWith("auto-");
        return nobody || submitted || notice.field("precedence").equals("bulk") ? Sender.PERHAPS : Sender.PERSON;
    }

    private static String local(String address) {
        int at = address.indexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }
}
