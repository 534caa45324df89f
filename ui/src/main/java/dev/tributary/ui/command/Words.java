package dev.tributary.ui.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A command line in parts.
 *
 * @param plain the words before and between the options
 * @param options what was given as {@code --name value} or {@code --name=value}; an option without a value is "true"
 */
record Words(List<String> plain, Map<String, String> options) {
    Words {
        plain = List.copyOf(plain);
        options = Map.copyOf(options);
    }

    /** Takes a command line apart. Names may be written {@code --imap-host} or {@code --imapHost}. */
    static Words of(String... arguments) {
        List<String> plain = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            if (!word.startsWith("--")) {
                plain.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            if (equals > 0) options.put(name(word.substring(2, equals)), word.substring(equals + 1));
            else if (i + 1 < arguments.length && !arguments[i + 1].startsWith("--"))
                options.put(name(word.substring(2)), arguments[++i]);
            else options.put(name(word.substring(2)), "true");
        }
        return new Words(plain, options);
    }

    String plain(int place) {
        return place < plain.size() ? plain.get(place) : "";
    }

    String option(String name) {
        return options.getOrDefault(name, "");
    }

    /** What is a setting of the house, to be handed on to it. */
    String[] settings() {
        List<String> settings = new ArrayList<>();
        options.forEach((name, value) -> {
            if (name.startsWith("tributary.")) settings.add("--" + name + "=" + value);
        });
        if (options.containsKey("data")) settings.add("--tributary.data=" + option("data"));
        return settings.toArray(String[]::new);
    }

    private static String name(String written) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char c : written.toCharArray()) {
            if (c == '-') upper = true;
            else {
                name.append(upper ? String.valueOf(c).toUpperCase(Locale.ROOT) : c);
                upper = false;
            }
        }
        return name.toString();
    }
}
