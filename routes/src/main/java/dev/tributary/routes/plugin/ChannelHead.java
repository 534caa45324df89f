package dev.tributary.routes.plugin;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.FileChannel.Carries;
import dev.tributary.engine.spi.FileChannel.Face;
import dev.tributary.engine.spi.FileChannel.Maturity;
import dev.tributary.routes.file.RouteFile;
import dev.tributary.routes.file.UnsoundFile;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a channel's file says of itself, in its head or, with {@code channel.} before the word, in its properties, which go
 * first. Everything may be left out.
 */
public record ChannelHead(
        AccountKey account, Face face, Maturity maturity, ChannelCapabilities capabilities, Set<Carries> carries) {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ACCOUNT = 60;
    /** As long as anything else that an agent may write. */
    private static final int LONGEST_TEXT = 100_000;

    private static final int MOST_HOURS = 24 * 365;

    /**
     * Reads it.
     *
     * @throws UnsoundFile when a word stands there that nobody understands
     */
    public static ChannelHead of(RouteFile file) throws UnsoundFile {
        Reader reader = new Reader(file);
        Set<Carries> carries = reader.carries();
        int hours = reader.number("window", 0, MOST_HOURS);
        return new ChannelHead(
                new AccountKey(file.name(), reader.account()),
                new Face(reader.names(), reader.icon(), reader.colour()),
                reader.maturity(),
                new ChannelCapabilities(
                        carries.contains(Carries.SUBJECT),
                        carries.contains(Carries.FILES),
                        reader.number("longest", LONGEST_TEXT, LONGEST_TEXT),
                        hours == 0 ? null : Duration.ofHours(hours),
                        carries.contains(Carries.RECEIPTS)),
                carries);
    }

    private record Reader(RouteFile file, Map<String, String> head) {
        private Reader(RouteFile file) {
            this(file, file.head());
        }

        private String said(String word) {
            String property = file.properties().get("channel." + word);
            return (property == null ? head.getOrDefault(word, "") : property).strip();
        }

        private UnsoundFile wrong(String word) {
            return new UnsoundFile(file, file.lineOfHead(word), "plugin." + word, said(word));
        }

        private Map<String, String> names() throws UnsoundFile {
            Map<String, String> names = new HashMap<>();
            names.put("", said("name").isEmpty() ? file.name() : said("name"));
            for (String language : new String[] {"en", "hu"})
                if (!said("name." + language).isEmpty()) names.put(language, said("name." + language));
            for (String name : names.values()) if (name.length() > LONGEST_NAME) throw wrong("name");
            return names;
        }

        private String account() throws UnsoundFile {
            String account = said("account").isEmpty() ? "main" : said("account");
            boolean word = account.chars().allMatch(c -> c > ' ' && c < 127 && c != '?' && c != '&');
            if (!word || account.length() > LONGEST_ACCOUNT) throw wrong("account");
            return account;
        }

        private String icon() throws UnsoundFile {
            String icon = said("icon").isEmpty() ? "plug" : said("icon");
            if (!Face.ICONS.contains(icon))
                throw new UnsoundFile(file, file.lineOfHead("icon"), "plugin.icon", String.join(", ", Face.ICONS));
            return icon;
        }

        private @Nullable String colour() throws UnsoundFile {
            String colour = said("colour");
            if (colour.isEmpty()) return null;
            boolean sound = colour.length() == 7
                    && colour.charAt(0) == '#'
                    && colour.substring(1).chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
            if (!sound) throw wrong("colour");
            return colour;
        }

        private Maturity maturity() throws UnsoundFile {
            String word = said("maturity");
            if (word.isEmpty()) return Maturity.TRIAL;
            for (Maturity maturity : Maturity.values()) if (name(maturity).equals(word)) return maturity;
            throw wrong("maturity");
        }

        private Set<Carries> carries() throws UnsoundFile {
            Set<Carries> carries = EnumSet.of(Carries.TEXT);
            for (String word : said("carries").split("[,\\s]+", -1)) {
                if (word.isEmpty()) continue;
                int before = carries.size();
                for (Carries one : Carries.values()) if (name(one).equals(word)) carries.add(one);
                if (carries.size() == before && !word.equals("text")) throw wrong("carries");
            }
            return carries;
        }

        private int number(String word, int otherwise, int most) throws UnsoundFile {
            if (said(word).isEmpty()) return otherwise;
            try {
                int number = Integer.parseInt(said(word));
                if (number > 0 && number <= most) return number;
            } catch (NumberFormatException e) {
                throw wrong(word);
            }
            throw wrong(word);
        }

        private static String name(Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT);
        }
    }
}
