package dev.tributary.engine.masking;

import java.util.Map;

/** The HTML entities by which digits and what stands between them can be written. */
final class Entities {
    private static final Map<String, Character> NAMED = Map.ofEntries(
            Map.entry("nbsp", '\u00A0'),
            Map.entry("ensp", '\u2002'),
            Map.entry("emsp", '\u2003'),
            Map.entry("thinsp", '\u2009'),
            Map.entry("hairsp", '\u200A'),
            Map.entry("numsp", '\u2007'),
            Map.entry("puncsp", '\u2008'),
            Map.entry("zwnj", '\u200C'),
            Map.entry("zwj", '\u200D'),
            Map.entry("lrm", '\u200E'),
            Map.entry("rlm", '\u200F'),
            Map.entry("shy", '\u00AD'),
            Map.entry("ndash", '\u2013'),
            Map.entry("mdash", '\u2014'),
            Map.entry("hyphen", '\u2010'),
            Map.entry("dash", '\u2010'),
            Map.entry("minus", '\u2212'),
            Map.entry("period", '.'),
            Map.entry("lowbar", '_'),
            Map.entry("sol", '/'),
            Map.entry("Tab", '\t'),
            Map.entry("NewLine", '\n'));

    private Entities() {}

    /** The character that the entity between {@code &} and {@code ;} stands for, or -1 when it is none of ours. */
    static int character(String source, int from, int to) {
        if (from >= to) return -1;
        if (source.charAt(from) != '#') {
            Character named = NAMED.get(source.substring(from, to));
            return named == null ? -1 : named;
        }
        boolean hexadecimal = from + 1 < to && (source.charAt(from + 1) | 32) == 'x';
        int radix = hexadecimal ? 16 : 10;
        int value = 0;
        int digits = 0;
        for (int i = from + (hexadecimal ? 2 : 1); i < to; i++, digits++) {
            int digit = Character.digit(source.charAt(i), radix);
            if (digit < 0) return -1;
            value = value * radix + digit;
            if (value > 0xFFFF) return -1;
        }
        return digits == 0 ? -1 : value;
    }
}
