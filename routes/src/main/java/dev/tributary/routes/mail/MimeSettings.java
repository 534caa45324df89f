package dev.tributary.routes.mail;

import java.util.Map;
import org.eclipse.angus.mail.util.MailStreamProvider;

/**
 * Tells Jakarta Mail to read what is not quite right instead of throwing, and where its streams come from. These can only be
 * set as system properties, once, before its classes are loaded (Jakarta Mail API, package {@code jakarta.mail.internet}).
 */
final class MimeSettings {
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("mail.mime.address.strict", "false"),
            Map.entry("mail.mime.decodetext.strict", "false"),
            Map.entry("mail.mime.parameters.strict", "false"),
            Map.entry("mail.mime.base64.ignoreerrors", "true"),
            Map.entry("mail.mime.uudecode.ignoreerrors", "true"),
            Map.entry("mail.mime.uudecode.ignoremissingbeginend", "true"),
            Map.entry("mail.mime.ignoreunknownencoding", "true"),
            Map.entry("mail.mime.ignoremultipartencoding", "true"),
            Map.entry("mail.mime.multipart.allowempty", "true"),
            Map.entry("mail.mime.multipart.ignoremissingboundaryparameter", "true"),
            Map.entry("mail.mime.multipart.ignoremissingendboundary", "true"),
            Map.entry("mail.mime.decodeparameters", "true"),
            Map.entry("mail.mime.applefilenames", "true"),
            // unsaid, it is looked for in every jar of the house for every part of every mail
            Map.entry("jakarta.mail.util.StreamProvider", MailStreamProvider.class.getName()));

    static {
        SETTINGS.forEach((name, value) -> {
            if (System.getProperty(name) == null) System.setProperty(name, value);
        });
    }

    private MimeSettings() {}

    /** Once is enough; later calls do nothing. */
    static void apply() {
        // the work is done when this class is loaded
    }
}
