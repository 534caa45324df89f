package dev.tributary.ui.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for card numbers in every byte of every file of some folders, however they are written there: digits one after the
 * other or in groups (with zero bytes between, which is UTF-16), as hexadecimal ASCII, escaped as in addresses and in
 * quoted-printable, as JSON escapes, and in Base64.
 */
final class CardSearch {
    private static final int SHORTEST = 14;
    private static final int LONGEST = 16;
    private static final int BASE64_PIECE = 12;
    private static final int PIECE = 4 << 20;
    private static final int OVERLAP = 128;

    private final Set<Long> cards = new HashSet<>();
    /** The first eight characters of what Base64 makes of a card, wherever it begins, and the rest. */
    private final Map<Long, Set<String>> base64 = new HashMap<>();

    private final List<String> found = new ArrayList<>();
    private long bytes;

    CardSearch(Collection<String> cards) {
        for (String card : cards) {
            if (card.length() < SHORTEST || card.length() > LONGEST) throw new IllegalArgumentException(card);
            this.cards.add(key(card.length(), Long.parseLong(card)));
            for (int before = 0; before < 3; before++) {
                String encoded = Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString((" ".repeat(before) + card).getBytes(StandardCharsets.US_ASCII));
                // the characters that depend on the card alone
                String piece = encoded.substring(before == 0 ? 0 : 4, before == 0 ? BASE64_PIECE : 4 + BASE64_PIECE);
                base64.computeIfAbsent(packed(piece.substring(0, 8)), head -> new HashSet<>())
                        .add(piece.substring(8));
            }
        }
    }

    /** A card and its length in one number: 16 digits leave room for both. */
    private static long key(int length, long digits) {
        return digits * 4 + (length - SHORTEST);
    }

    private static long packed(String eight) {
        long packed = 0;
        for (int i = 0; i < 8; i++) packed = packed << 8 | eight.charAt(i);
        return packed;
    }

    /** Reads every file under a folder, but those with this name. */
    CardSearch in(Path folder, String except) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                if (!about.isRegularFile() || file.getFileName().toString().equals(except))
                    return FileVisitResult.CONTINUE;
                try (InputStream in = Files.newInputStream(file)) {
                    inPieces(file, in);
                } catch (NoSuchFileException gone) {
                    return visitFileFailed(file, gone);
                }
                return FileVisitResult.CONTINUE;
            }

            /** A running server tidies up, also between the look into a folder and that at a file. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw failure;
            }

            /** So may a folder go while it is read. */
            @Override
            public FileVisitResult postVisitDirectory(Path gone, @Nullable IOException failure) throws IOException {
                return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(gone, failure);
            }
        });
        return this;
    }

    /** Each piece begins with the end of the one before: a card may lie across. */
    private void inPieces(Path file, InputStream in) throws IOException {
        byte[] overlap = new byte[0];
        for (byte[] fresh = in.readNBytes(PIECE); fresh.length > 0; fresh = in.readNBytes(PIECE)) {
            byte[] piece = Arrays.copyOf(overlap, overlap.length + fresh.length);
            System.arraycopy(fresh, 0, piece, overlap.length, fresh.length);
            read(file, piece);
            overlap = Arrays.copyOfRange(piece, Math.max(0, piece.length - OVERLAP), piece.length);
        }
    }

    /** How much was read, what lies across pieces twice. */
    long bytes() {
        return bytes;
    }

    /** Where which card was found. */
    List<String> found() {
        return List.copyOf(found);
    }

    void read(Path file, byte[] content) {
        bytes += content.length;
        readDigits(file, content);
        readHexadecimal(file, content);
        readBase64(file, content);
    }

    /** Digits with at most two bytes of another kind between them. */
    private void readDigits(Path file, byte[] content) {
        Run run = new Run(file);
        int gap = 0;
        int at = 0;
        while (at < content.length) {
            int digit = content[at] - '0';
            int length = 1;
            if (digit < 0 || digit > 9) {
                digit = -1;
                int escape = escapeAt(content, at);
                if (escape > 0) {
                    digit = content[at + escape] - '0';
                    length = escape + 1;
                }
            }
            if (digit >= 0) {
                run.add(digit);
                gap = 0;
            } else if (++gap > 2) run.end();
            at += length;
        }
    }

    /** How many characters stand before the digit of {@code %3d}, {@code =3d} and {@code \u003d}; 0 for no escape. */
    private static int escapeAt(byte[] content, int at) {
        byte c = content[at];
        int before = c == '%' || c == '=' ? 2 : c == '\\' ? 5 : 0;
        if (before == 0 || at + before >= content.length || content[at + before - 1] != '3') return 0;
        int digit = content[at + before] - '0';
        return digit >= 0 && digit <= 9 ? before : 0;
    }

    private void readHexadecimal(Path file, byte[] content) {
        for (int offset = 0; offset < 2; offset++) {
            Run run = new Run(file);
            for (int at = offset; at + 1 < content.length; at += 2) {
                int digit = content[at + 1] - '0';
                if (content[at] == '3' && digit >= 0 && digit <= 9) run.add(digit);
                else run.end();
            }
        }
    }

    private void readBase64(Path file, byte[] content) {
        long packed = 0;
        for (int at = 0; at < content.length; at++) {
            packed = packed << 8 | (content[at] & 0xFF);
            Set<String> rests = at < 7 ? null : base64.get(packed);
            if (rests == null || at + BASE64_PIECE - 8 >= content.length) continue;
            String rest = new String(content, at + 1, BASE64_PIECE - 8, StandardCharsets.ISO_8859_1);
            if (rests.contains(rest)) found.add(file + ": Base64");
        }
    }

    /** The last digits read, and whether they are a card. */
    private final class Run {
        private final Path file;
        private final int[] last = new int[LONGEST];
        private int length;

        Run(Path file) {
            this.file = file;
        }

        void add(int digit) {
            last[length++ % LONGEST] = digit;
            if (length < SHORTEST) return;
            for (int size = SHORTEST; size <= Math.min(length, LONGEST); size++) {
                long digits = 0;
                for (int i = length - size; i < length; i++) digits = digits * 10 + last[i % LONGEST];
                if (cards.contains(key(size, digits))) found.add(file + ": a card of " + size + " digits");
            }
        }

        void end() {
            length = 0;
        }
    }
}
