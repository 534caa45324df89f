package dev.tributary.engine.masking;

/** A file's name as people are shown it: never a path, in one line, and read in the direction in which it ends. */
final class FileLabel {
    private static final String NAMELESS = "file";

    private FileLabel() {}

    static String of(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder label = new StringBuilder(last.length());
        last.codePoints().filter(FileLabel::shown).forEach(label::appendCodePoint);
        String plain = label.toString().strip();
        return plain.chars().allMatch(c -> c == '.') ? NAMELESS : plain;
    }

    /** No control characters, no line ends, and none that turn round what stands behind them. */
    private static boolean shown(int c) {
        return !Character.isISOControl(c)
                && c != 0x2028
                && c != 0x2029
                && c != 0x061C
                && c != 0x200E
                && c != 0x200F
                && (c < 0x202A || c > 0x202E)
                && (c < 0x2066 || c > 0x2069)
                && (c < 0xD800 || c > 0xDFFF);
    }
}
