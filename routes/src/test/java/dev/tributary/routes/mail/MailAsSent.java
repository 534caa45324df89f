package dev.tributary.routes.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The parts of a mail that we wrote, as whoever gets it finds them. */
public final class MailAsSent {
    private MailAsSent() {}

    /** Its one text, with the line ends of texts. */
    public static String text(Part mail) throws MessagingException, IOException {
        return only(mail, "text/plain").replace("\r\n", "\n").strip();
    }

    /** Its one HTML. */
    static String html(Part mail) throws MessagingException, IOException {
        return only(mail, "text/html");
    }

    /** The names of its files, each with what is in it as text. */
    public static List<String> files(Part mail) throws MessagingException, IOException {
        List<String> found = new ArrayList<>();
        if (mail.getContent() instanceof Multipart parts)
            for (int i = 0; i < parts.getCount(); i++) found.addAll(files(parts.getBodyPart(i)));
        else if (mail.getFileName() != null)
            found.add(
                    mail.getFileName() + ": " + new String(mail.getInputStream().readAllBytes(), UTF_8));
        return found;
    }

    /** As it goes over the wire. */
    static byte[] bytes(MimeMessage mail) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static String only(Part mail, String type) throws MessagingException, IOException {
        List<String> found = new ArrayList<>();
        gather(mail, type, found);
        if (found.size() != 1) throw new AssertionError(found.size() + " parts of " + type);
        return found.getFirst();
    }

    private static void gather(Part part, String type, List<String> found) throws MessagingException, IOException {
        if (part.isMimeType(type) && part instanceof BodyPart && part.getFileName() == null)
            found.add((String) part.getContent());
        if (!(part.getContent() instanceof Multipart parts)) return;
        for (int i = 0; i < parts.getCount(); i++) gather(parts.getBodyPart(i), type, found);
    }
}
