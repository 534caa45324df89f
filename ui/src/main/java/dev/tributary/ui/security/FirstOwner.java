package dev.tributary.ui.security;

import dev.tributary.engine.access.People;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Creates the owner of a fresh house and shows the one-time password in the log, once. */
@Component
@Order(1)
class FirstOwner implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger("tributary");

    private final People people;
    private final PasswordEncoder passwords;
    private final Environment environment;

    FirstOwner(People people, PasswordEncoder passwords, Environment environment) {
        this.people = people;
        this.passwords = passwords;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!people.empty()) return;
        String email = environment
                .getProperty("tributary.owner", "owner@localhost")
                .strip()
                .toLowerCase(Locale.ROOT);
        String password = OneTimePassword.create();
        String locale = Locale.getDefault().getLanguage().equals("hu") ? "hu" : "en";
        people.createOwner(email, "Owner", passwords.encode(password), locale);
        log.info(
                "\n{}",
                box(
                        "First start: sign in once with",
                        "  " + email,
                        "  " + password,
                        "and choose a password of your own."));
    }

    static String box(String... lines) {
        int width = 0;
        for (String line : lines) width = Math.max(width, line.length());
        StringBuilder box = new StringBuilder();
        String edge = "+" + "-".repeat(width + 4) + "+\n";
        box.append(edge);
        for (String line : lines)
            box.append("|  ")
                    .append(line)
                    .append(" ".repeat(width - line.length()))
                    .append("  |\n");
        return box.append(edge).toString();
    }
}
