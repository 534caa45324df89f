package dev.tributary.routes.mail.bounce;

/**
 * The name of a mail on its way, as a report repeats it: {@code xtext}, in which {@code +} and two digits stand for a
 * character.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3461#section-4">RFC 3461, section 4</a>
 */
final class EnvelopeIds {
    private EnvelopeIds() {}

    /** As it was given; what is no {@code xtext} stays as it is. */
    static String read(String xtext) {
        StringBuilder name = new StringBuilder(xtext.length());
        for (int i = 0; i < xtext.length(); i++) {
            char c = xtext.charAt(i);
            int high = c == '+' && i + 2 < xtext.length() ? Character.digit(xtext.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(xtext.charAt(i + 2), 16);
            if (low < 0) {
                name.append(c);
                continue;
            }
            name.append((char) (high * 16 + low));
            i += 2;
        }
        return name.toString();
    }
}
