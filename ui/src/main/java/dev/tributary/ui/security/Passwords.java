package dev.tributary.ui.security;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept (BCrypt, with room for a successor) and which ones are taken. */
@Configuration(proxyBeanMethods = false)
public class Passwords {
    /** The fewest characters a password may have. */
    public static final int SHORTEST = 10;

    /** The most bytes a password may have: BCrypt looks at no more. */
    public static final int LONGEST = 72;

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /**
     * What is wrong with a new password, as a text key, or the empty string when it can be taken.
     *
     * @param password the password
     * @param again the same, typed again
     * @param email the agent's address, which it may not be
     */
    public static String problem(String password, String again, String email) {
        if (password.codePointCount(0, password.length()) < SHORTEST) return "password.short";
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) return "password.long";
        if (password.chars().distinct().count() < 4) return "password.plain";
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.equals(email) || email.startsWith(lower + "@")) return "password.email";
        if (!password.equals(again)) return "password.differ";
        return "";
    }
}
