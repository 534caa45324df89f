package dev.tributary.routes.mail;

import jakarta.mail.internet.ContentType;
import org.jspecify.annotations.Nullable;

/** Joins the soft line ends of {@code format=flowed} (RFC 3676), keeping the depth of quotation. */
final class FlowedText {
    private FlowedText() {}

    static boolean applies(@Nullable ContentType type) {
        return type != null && "flowed".equalsIgnoreCase(type.getParameter("format"));
    }

    static String read(String text, @Nullable ContentType type) {
        boolean deleteBlank = type != null && "yes".equalsIgnoreCase(type.getParameter("delsp"));
        StringBuilder joined = new StringBuilder(text.length());
        int openDepth = -1;
        boolean first = true;
        for (String line : text.split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') depth++;
            String words = line.substring(depth);
            if (words.startsWith(" ")) words = words.substring(1);
            boolean signature = words.equals("-- ");
            boolean soft = words.endsWith(" ") && !signature;
            if (openDepth == depth && !signature) {
                joined.append(words);
            } else {
                if (!first) joined.append('\n');
                joined.append(">".repeat(depth)).append(depth > 0 ? " " : "").append(words);
            }
            first = false;
            if (soft && deleteBlank) joined.setLength(joined.length() - 1);
            openDepth = soft ? depth : -1;
        }
        return joined.toString();
    }
}
