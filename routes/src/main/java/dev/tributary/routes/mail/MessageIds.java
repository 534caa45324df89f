package dev.tributary.routes.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Finds message ids in header values (RFC 5322 section 3.6.4), forgiving about what stands around them. */
final class MessageIds {
    static final int LONGEST = 500;
    private static final int MOST = 100;

    private MessageIds() {}

    /** The ids in these values, in order, without angle brackets; of very many the first few and the last are kept. */
    static List<String> in(String @Nullable [] headers) {
        if (headers == null) return List.of();
        Set<String> found = new LinkedHashSet<>();
        for (String header : headers) scan(header, found);
        List<String> ids = List.copyOf(found);
        if (ids.size() <= MOST) return ids;
        List<String> kept = new ArrayList<>(ids.subList(0, MOST / 5));
        kept.addAll(ids.subList(ids.size() - MOST * 4 / 5, ids.size()));
        return kept;
    }

    static @Nullable String first(String @Nullable [] headers) {
        List<String> ids = in(headers);
        return ids.isEmpty() ? null : ids.getFirst();
    }

    private static void scan(String header, Set<String> ids) {
        int at = 0;
        boolean bracketed = false;
        while (true) {
            int open = header.indexOf('<', at);
            int close = open < 0 ? -1 : header.indexOf('>', open);
            if (close < 0) break;
            bracketed = true;
            add(header.substring(open + 1, close), ids);
            at = close + 1;
        }
        if (bracketed) return;
        // some programs write the id without brackets
        StringTokenizer words = new StringTokenizer(header);
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (word.indexOf('@') > 0) add(word, ids);
        }
    }

    private static void add(String found, Set<String> ids) {
        StringBuilder id = new StringBuilder(found.length());
        for (int i = 0; i < found.length(); i++) {
            char c = found.charAt(i);
            if (c > ' ' && c != '<' && c != 0x7f) id.append(c);
        }
        if (!id.isEmpty() && id.length() <= LONGEST) ids.add(id.toString());
    }
}
