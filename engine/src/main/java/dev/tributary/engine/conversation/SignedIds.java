package dev.tributary.engine.conversation;

import dev.tributary.engine.secret.InstallationKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Names of messages and conversations that only this installation can have given: {@code m.<message>.<mac>} and
 * {@code c.<conversation>.<mac>}, the mac being the first 80 bits of HMAC-SHA-256 under a key derived from the
 * installation's. They are the left sides of Message-IDs, where RFC 5322 section 3.6.4 allows every character of them.
 * Thread-safe.
 */
@Component
public final class SignedIds {
    private static final int MAC_BYTES = 10;
    private static final HexFormat HEX = HexFormat.of();

    private final SecretKeySpec key;

    SignedIds(InstallationKey installation) {
        key = new SecretKeySpec(installation.derive("signed-ids"), "HmacSHA256");
    }

    /** The name of a message; always the same one for the same message. */
    public String ofMessage(UUID message) {
        return name('m', message);
    }

    /** The name of a conversation; always the same one for the same conversation. */
    public String ofConversation(UUID conversation) {
        return name('c', conversation);
    }

    /** What an id names that came from outside, with or without a domain behind it; empty when we did not give it. */
    public Optional<Named> read(String id) {
        int at = id.indexOf('@');
        String name = at < 0 ? id : id.substring(0, at);
        if (name.length() != 2 + 32 + 1 + 2 * MAC_BYTES || name.charAt(1) != '.' || name.charAt(34) != '.')
            return Optional.empty();
        char kind = name.charAt(0);
        if (kind != 'm' && kind != 'c') return Optional.empty();
        try {
            byte[] named = HEX.parseHex(name, 2, 34);
            byte[] mac = HEX.parseHex(name, 35, name.length());
            ByteBuffer bytes = ByteBuffer.wrap(named);
            UUID uuid = new UUID(bytes.getLong(), bytes.getLong());
            if (!MessageDigest.isEqual(mac, mac(kind, named))) return Optional.empty();
            return Optional.of(new Named(kind == 'm' ? Kind.MESSAGE : Kind.CONVERSATION, uuid));
        } catch (IllegalArgumentException e) {
            // no hex: somebody else's
            return Optional.empty();
        }
    }

    private String name(char kind, UUID named) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(named.getMostSignificantBits())
                .putLong(named.getLeastSignificantBits())
                .array();
        return kind + "." + HEX.formatHex(bytes) + "." + HEX.formatHex(mac(kind, bytes));
    }

    private byte[] mac(char kind, byte[] named) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((byte) kind);
            return Arrays.copyOf(mac.doFinal(named), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA256", e);
        }
    }

    /** What a name can name. */
    public enum Kind {
        MESSAGE,
        CONVERSATION
    }

    /**
     * What was named.
     *
     * @param kind message or conversation
     * @param id which
     */
    public record Named(Kind kind, UUID id) {}
}
