package dev.tributary.routes.mail.bounce;

/**
 * The text of one part of a mail.
 *
 * @param type its media type in lower case
 * @param text what it says, with simple line ends
 */
public record Piece(String type, String text) {
    boolean returned() {
        return switch (type) {
            case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers" -> true;
            default -> false;
        };
    }

    boolean status() {
        return type.equals("message/delivery-status") || type.equals("message/global-delivery-status");
    }

    boolean complaint() {
        return type.equals("message/feedback-report");
    }

    boolean words() {
        return type.startsWith("text/") && !returned();
    }
}
