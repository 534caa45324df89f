package dev.tributary.engine.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The key of this installation: 32 random bytes, made at the first start and kept in {@code secret.key} in the data
 * folder, readable by its owner only. The property {@code tributary.secret} (Base64) replaces the file, so that the nodes
 * of a cluster share one key. Nothing uses the key itself; each purpose derives its own. Thread-safe.
 */
@Component
public final class InstallationKey {
    private static final int LENGTH = 32;
    private static final String FILE = "secret.key";

    private final byte[] key;

    InstallationKey(Environment environment) {
        String given = environment.getProperty("tributary.secret", "").strip();
        key = given.isEmpty()
                ? fromFolder(Path.of(environment.getProperty("tributary.data", "data")))
                : decode(given, "tributary.secret");
    }

    /**
     * A key of 32 bytes for one purpose (HMAC-SHA-256 of its name under the installation's key, as in RFC 5869's expand
     * step): always the same for the same purpose and installation, and telling nothing about the others.
     */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA256", e);
        }
    }

    private static byte[] fromFolder(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) create(folder, file);
            return decode(Files.readString(file).strip(), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or create " + file, e);
        }
    }

    /** Written beside its place and then linked into it: a node that starts at the same moment reads all of it or none. */
    private static void create(Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "secret", ".new", ownerOnly(folder));
        try {
            byte[] random = new byte[LENGTH];
            new SecureRandom().nextBytes(random);
            Files.writeString(fresh, Base64.getEncoder().encodeToString(random) + "\n");
            link(fresh, file);
        } catch (FileAlreadyExistsException e) {
            // another node made it first: its key is the key
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void link(Path fresh, Path file) throws IOException {
        try {
            Files.createLink(file, fresh);
        } catch (UnsupportedOperationException e) {
            // a file system without links: a move refuses a file that is there, too
            Files.move(fresh, file);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    private static byte[] decode(String text, String where) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // the cause is left out: its message may quote the key
            throw new IllegalStateException(where + " is not Base64");
        }
        if (decoded.length < LENGTH)
            throw new IllegalStateException(where + " must hold at least " + LENGTH + " bytes in Base64");
        return decoded;
    }
}
