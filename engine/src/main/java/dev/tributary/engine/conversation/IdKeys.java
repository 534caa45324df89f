package dev.tributary.engine.conversation;

import dev.tributary.engine.secret.InstallationKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;

/**
 * The keys that sign ids, each with a letter, all derived from the installation's. {@code tributary.ids.key} says which one
 * signs from now on ({@code a} unless it says otherwise); what the others signed is still known, on every node whether it
 * has been told of the newest or not, except by those that {@code tributary.ids.retired} names. Thread-safe.
 */
final class IdKeys {
    /** The one that ids without a letter are signed with. */
    static final char FIRST = 'a';

    private static final char LAST = 'v';

    private final InstallationKey installation;
    private final char current;
    private final Set<Character> retired = new HashSet<>();
    private final Map<Character, SecretKeySpec> derived = new ConcurrentHashMap<>();

    IdKeys(InstallationKey installation, Environment environment) {
        this.installation = installation;
        this.current = letter(environment.getProperty("tributary.ids.key", "a"), "tributary.ids.key");
        for (String one : environment.getProperty("tributary.ids.retired", "").split("[,\\s]+", -1))
            if (!one.isEmpty()) retired.add(letter(one, "tributary.ids.retired"));
        if (retired.contains(current))
            throw new IllegalStateException("tributary.ids.retired names the key that signs: " + current);
    }

    private static char letter(String text, String where) {
        String stripped = text.strip();
        if (stripped.length() != 1 || !isLetter(stripped.charAt(0)))
            throw new IllegalStateException(where + " takes letters from a to v, not " + text);
        return stripped.charAt(0);
    }

    static boolean isLetter(char c) {
        return c >= FIRST && c <= LAST;
    }

    /** The letter of the key that signs. */
    char current() {
        return current;
    }

    /** The key of this letter; empty when it is none, or one that is not to be trusted any more. */
    Optional<SecretKeySpec> trusted(char letter) {
        return isLetter(letter) && !retired.contains(letter) ? Optional.of(of(letter)) : Optional.empty();
    }

    /** The key of a letter, trusted or not. */
    SecretKeySpec of(char letter) {
        return derived.computeIfAbsent(letter, IdKeys.this::derive);
    }

    private SecretKeySpec derive(char letter) {
        String purpose = letter == FIRST ? "signed-ids" : "signed-ids-" + letter;
        return new SecretKeySpec(installation.derive(purpose), "HmacSHA256");
    }
}
