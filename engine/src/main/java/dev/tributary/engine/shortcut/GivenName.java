package dev.tributary.engine.shortcut;

import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** The given name in a name: Hungarians put it last, nearly everybody else first. */
final class GivenName {
    private GivenName() {}

    /**
     * The given name; null when the name says nothing of it, as an address or a number does.
     *
     * @param name the whole name, or null
     * @param language the language tag of whoever bears it
     */
    static @Nullable String of(@Nullable String name, String language) {
        if (name == null || name.isBlank() || name.indexOf('@') >= 0) return null;
        boolean hungarian = language.equals("hu") || language.startsWith("hu-");
        StringTokenizer words = new StringTokenizer(name);
        String given = words.nextToken();
        while (hungarian && words.hasMoreTokens()) given = words.nextToken();
        return given.codePoints().anyMatch(Character::isLetter) ? given : null;
    }
}
