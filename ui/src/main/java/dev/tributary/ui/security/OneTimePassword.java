package dev.tributary.ui.security;

import java.security.SecureRandom;

/** Passwords that are handed over once and changed at the first sign-in: easy to read out, 94 bits. */
public final class OneTimePassword {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** No letters or digits that look alike. */
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    private OneTimePassword() {}

    /** A fresh one: four groups of five signs. */
    public static String create() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) password.append('-');
            password.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return password.toString();
    }
}
