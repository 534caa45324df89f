package dev.tributary.routes.mail;

import java.util.Map;

/**
 * Tells Jakarta Mail to read what is not quite right instead of throwing. These can only be set as system properties,
 * once, before its classes are loaded (Jakarta Mail API, package {@code jakarta.mail.internet}).
 */
final class MimeSettings {
    private static final Map<String, String> LENIENT = Map.ofEntries(
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
            Map.entry("mail.mime.applefilenames", "true"));

    static {
        LENIENT.forEach((name, value) -> {
            if (System.getProperty(name) == null) System.setProperty(name, value);
        });
    }

    private MimeSettings() {}

    /** Once is enough; later calls do nothing. */
    static void apply() {
        // the work is done when this class is loaded
    }
}
