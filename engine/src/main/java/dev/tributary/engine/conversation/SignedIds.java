package dev.tributary.engine.conversation;

import dev.tributary.engine.secret.InstallationKey;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Names of messages and conversations that only this installation can have given: {@code m.<message>.<mac>} and
 * {@code c.<conversation>.<mac>}, the mac, behind the letter of its key unless that is the first one, being the first 80 bits
 * of HMAC-SHA-256 under one of the {@link IdKeys}. They are the left sides of Message-IDs, where RFC 5322 section 3.6.4 allows
 * every character of them.
 * The same key signs reply tokens, which stand behind the plus sign of an address (RFC 5233), and the marks of
 * conversations' numbers, both in the digits of RFC 4648's base32hex. Thread-safe.
 */
@Component
public final class SignedIds {
    private static final int MAC_BYTES = 10;
    private static final int NAME = 2 + 32 + 1 + 2 * MAC_BYTES;
    private static final HexFormat HEX = HexFormat.of();

    private static final int TAG_BYTES = 3;
    private static final int TOKEN_BYTES = 16 + TAG_BYTES + MAC_BYTES;
    private static final int TOKEN_DIGITS = (TOKEN_BYTES * 8 + 4) / 5;

    /** All digits of the signature: 80 bits. */
    private static final int MARK_DIGITS = MAC_BYTES * 8 / 5;

    /** Those that a subject has room for: 30 bits. */
    private static final int CHECK_DIGITS = 6;

    private static final Pattern MARK = Pattern.compile("\\[#(\\d{1,18})-([0-9a-vA-V]{6,17})\\]");

    private final IdKeys keys;

    SignedIds(InstallationKey installation, Environment environment) {
        keys = new IdKeys(installation, environment);
    }

    /** The name of a message; always the same one for the same message, until another key signs. */
    public String ofMessage(UUID message) {
        return name('m', message, keys.current());
    }

    /** The name of a conversation; always the same one for the same conversation, until another key signs. */
    public String ofConversation(UUID conversation) {
        return name('c', conversation, keys.current());
    }

    /** By what a conversation is filed in here; the same whichever key signs, and no proof of anything. */
    public String filed(UUID conversation) {
        return name('c', conversation, IdKeys.FIRST);
    }

    /** What an id names that came from outside, with or without a domain behind it; empty when we did not give it. */
    public Optional<Named> read(String id) {
        int at = id.indexOf('@');
        String name = at < 0 ? id : id.substring(0, at);
        int lettered = name.length() - NAME;
        if (lettered < 0 || lettered > 1 || name.charAt(1) != '.' || name.charAt(34) != '.') return Optional.empty();
        char kind = name.charAt(0);
        if (kind != 'm' && kind != 'c') return Optional.empty();
        SecretKeySpec key =
                keys.trusted(lettered == 0 ? IdKeys.FIRST : name.charAt(35)).orElse(null);
        if (key == null) return Optional.empty();
        try {
            byte[] named = HEX.parseHex(name, 2, 34);
            byte[] mac = HEX.parseHex(name, 35 + lettered, name.length());
            ByteBuffer bytes = ByteBuffer.wrap(named);
            UUID uuid = new UUID(bytes.getLong(), bytes.getLong());
            if (!MessageDigest.isEqual(mac, mac(key, kind, named))) return Optional.empty();
            return Optional.of(new Named(kind == 'm' ? Kind.MESSAGE : Kind.CONVERSATION, uuid));
        } catch (IllegalArgumentException e) {
            // no hex: somebody else's
            return Optional.empty();
        }
    }

    /** The token of a conversation for the one it is given to; always the same one for the same two. */
    public String token(UUID conversation, String recipient) {
        SecretKeySpec key = keys.of(keys.current());
        byte[] body = ByteBuffer.allocate(16 + TAG_BYTES)
                .put(bytes(conversation))
                .put(tag(key, conversation, recipient))
                .array();
        byte[] whole = ByteBuffer.allocate(TOKEN_BYTES)
                .put(body)
                .put(mac(key, 'r', body))
                .array();
        return keys.current() + digits(whole, TOKEN_DIGITS);
    }

    /** What the token behind the plus sign of an address names; empty when there is none, or not one of ours. */
    public Optional<Token> readToken(String address) {
        int at = address.indexOf('@');
        int plus = at < 0 ? -1 : address.lastIndexOf('+', at);
        String token = plus < 0 ? "" : address.substring(plus + 1, at).toLowerCase(Locale.ROOT);
        if (token.length() != 1 + TOKEN_DIGITS) return Optional.empty();
        char letter = token.charAt(0);
        SecretKeySpec key = keys.trusted(letter).orElse(null);
        if (key == null) return Optional.empty();
        try {
            byte[] given = new BigInteger(token.substring(1), 32).toByteArray();
            // a leading zero byte only keeps the number positive
            int extra = Math.max(0, given.length - TOKEN_BYTES);
            if (extra > 1 || (extra == 1 && given[0] != 0)) return Optional.empty();
            ByteBuffer whole = ByteBuffer.allocate(TOKEN_BYTES);
            whole.position(TOKEN_BYTES - (given.length - extra)).put(given, extra, given.length - extra);
            byte[] body = Arrays.copyOf(whole.array(), 16 + TAG_BYTES);
            byte[] mac = Arrays.copyOfRange(whole.array(), 16 + TAG_BYTES, TOKEN_BYTES);
            if (!MessageDigest.isEqual(mac, mac(key, 'r', body))) return Optional.empty();
            ByteBuffer read = ByteBuffer.wrap(body);
            return Optional.of(new Token(
                    new UUID(read.getLong(), read.getLong()), HEX.formatHex(body, 16, 16 + TAG_BYTES), letter));
        } catch (NumberFormatException e) {
            // not our digits: somebody else's
            return Optional.empty();
        }
    }

    /** Whether this address is the one that the token was given to. */
    public boolean issuedTo(Token token, String address) {
        return token.tag().equals(HEX.formatHex(tag(keys.of(token.key()), token.conversation(), address)));
    }

    /** The mark of a conversation's number for the foot of its mails. */
    public String mark(long number) {
        return "[#" + number + "-" + signed(number, MARK_DIGITS) + "]";
    }

    /** The mark of a conversation's number for subjects. */
    public String shortMark(long number) {
        return "[#" + number + "-" + signed(number, CHECK_DIGITS) + "]";
    }

    /** The marks in a text whose digits are right, at most five, in order. */
    public List<TicketMark> marksIn(String text, boolean wholeOnly) {
        List<TicketMark> found = new ArrayList<>();
        Matcher marks = MARK.matcher(text);
        while (marks.find() && found.size() < 5) {
            String given = marks.group(2).toLowerCase(Locale.ROOT);
            boolean lettered = given.length() == CHECK_DIGITS + 1 || given.length() == MARK_DIGITS + 1;
            SecretKeySpec key =
                    keys.trusted(lettered ? given.charAt(0) : IdKeys.FIRST).orElse(null);
            if (key == null) continue;
            String digits = lettered ? given.substring(1) : given;
            boolean whole = digits.length() == MARK_DIGITS;
            if (!whole && (wholeOnly || digits.length() != CHECK_DIGITS)) continue;
            long number = Long.parseLong(marks.group(1));
            byte[] right = check(key, number, digits.length()).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(right, digits.getBytes(StandardCharsets.US_ASCII)))
                found.add(new TicketMark(number, marks.group(), whole));
        }
        return found;
    }

    private String signed(long number, int digits) {
        return letter(keys.current()) + check(keys.of(keys.current()), number, digits);
    }

    /** The letter of a key, in what had none before there was another key. */
    private static String letter(char key) {
        return key == IdKeys.FIRST ? "" : String.valueOf(key);
    }

    private static String check(SecretKeySpec key, long number, int digits) {
        byte[] mac =
                mac(key, 'n', ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return digits(mac, MARK_DIGITS).substring(0, digits);
    }

    private static byte[] tag(SecretKeySpec key, UUID conversation, String address) {
        byte[] whom = address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        byte[] both = ByteBuffer.allocate(16 + whom.length)
                .put(bytes(conversation))
                .put(whom)
                .array();
        return Arrays.copyOf(mac(key, 't', both), TAG_BYTES);
    }

    private static String digits(byte[] bytes, int length) {
        String digits = new BigInteger(1, bytes).toString(32);
        return "0".repeat(length - digits.length()) + digits;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private String name(char kind, UUID named, char letter) {
        byte[] bytes = bytes(named);
        return kind + "." + HEX.formatHex(bytes) + "." + letter(letter)
                + HEX.formatHex(mac(keys.of(letter), kind, bytes));
    }

    private static byte[] mac(SecretKeySpec key, char kind, byte[] named) {
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

    /**
     * A reply token that was read.
     *
     * @param conversation the conversation it was given out for
     * @param tag tells to whom, together with the key
     * @param key the letter of the key
     */
    public record Token(UUID conversation, String tag, char key) {}
}
