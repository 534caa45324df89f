package dev.tributary.engine.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Encrypts secrets for the database (AES-256-GCM, NIST SP 800-38D, a fresh nonce each time). Each box is bound to its
 * place, so that what was sealed for one row does not open in another. Thread-safe.
 */
@Component
public final class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String VERSION = "1:";

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SecretBox(InstallationKey installation) {
        key = new SecretKeySpec(installation.derive("secrets-at-rest"), "AES");
    }

    /** Encrypts a text for this place. The result is printable. */
    public String seal(String text, String place) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] whole = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + CIPHER, e);
        }
    }

    /**
     * Opens what {@link #seal} made for this place.
     *
     * @throws WrongKeyException when it was sealed with another key, for another place, or was changed
     */
    public String open(String sealed, String place) {
        try {
            if (!sealed.startsWith(VERSION)) throw new WrongKeyException();
            byte[] whole = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
            if (whole.length < NONCE) throw new WrongKeyException();
            byte[] nonce = Arrays.copyOf(whole, NONCE);
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(whole, NONCE, whole.length - NONCE);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // the cause says nothing a person could use, and everything an attacker could
            throw new WrongKeyException();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
