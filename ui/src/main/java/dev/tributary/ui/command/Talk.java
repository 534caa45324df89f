package dev.tributary.ui.command;

import dev.tributary.engine.spi.ChannelField;
import dev.tributary.ui.common.HouseTexts;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks with whoever sits at the command line, or answers from the environment when nobody does. */
final class Talk {
    private final HouseTexts texts = new HouseTexts();
    private final Locale locale = texts.closest(Locale.getDefault());
    private final PrintStream out;
    private final @Nullable Console console;
    private final Map<String, String> environment;

    Talk(PrintStream out, @Nullable Console console, Map<String, String> environment) {
        this.out = out;
        this.console = console;
        this.environment = environment;
    }

    static Talk here() {
        Console console = System.console();
        return new Talk(System.out, console != null && console.isTerminal() ? console : null, System.getenv());
    }

    void say(String key, Object... arguments) {
        out.println(text(key, arguments));
    }

    /** The one of these sentences, by language, that is in this one's. */
    String choose(Map<String, String> sentences) {
        String english = sentences.getOrDefault("en", "");
        return sentences.getOrDefault(locale.getLanguage(), english);
    }

    String text(String key, Object... arguments) {
        return texts.getTranslation(key, locale, arguments);
    }

    /** The value of a field that was not given: from the environment, else asked for, else what an empty form has. */
    String ask(String channel, ChannelField field) {
        String known = environment.get("TRIBUTARY_" + shouted(field.name()));
        if (known != null) return known;
        if (console == null) return field.initial();
        String label = text("channel." + channel + "." + field.name());
        if (field.kind() == ChannelField.Kind.SECRET) {
            char[] typed = console.readPassword("%s: ", label);
            return typed == null ? "" : new String(typed);
        }
        String typed = field.initial().isEmpty()
                ? console.readLine("%s: ", label)
                : console.readLine("%s [%s]: ", label, field.initial());
        return typed == null || typed.isBlank() ? field.initial() : typed.strip();
    }

    /** {@code imapPassword} as {@code IMAP_PASSWORD}. */
    static String shouted(String name) {
        StringBuilder shouted = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c)) shouted.append('_');
            shouted.append(Character.toUpperCase(c));
        }
        return shouted.toString();
    }
}
