package dev.tributary.routes.score;

/** How the sets compare texts. */
final class Texts {
    private Texts() {}

    /** The same but for white space around them and the kind of line ends. */
    static boolean same(String one, String other) {
        return one.replace("\r\n", "\n")
                .strip()
                .equals(other.replace("\r\n", "\n").strip());
    }

    /** Without any white space. */
    static String dense(String text) {
        StringBuilder dense = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) dense.append(c);
        }
        return dense.toString();
    }
}
