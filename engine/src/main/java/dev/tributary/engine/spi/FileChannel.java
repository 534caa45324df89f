package dev.tributary.engine.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel that came as a file.
 *
 * @param channel its key: the file's name without its ending
 * @param account its account
 * @param place how people are told of the file, for example {@code channels/sms.yaml}
 * @param face how it looks
 * @param maturity how far its maker trusts it
 * @param capabilities what it can carry
 * @param carries what it says it can carry beyond that, in the words of {@link Carries}
 * @param running whether some version of it runs
 * @param fault what is wrong with the newest version of the file, with file and line, by language; empty when nothing is
 */
public record FileChannel(
        String channel,
        AccountKey account,
        String place,
        Face face,
        Maturity maturity,
        ChannelCapabilities capabilities,
        Set<Carries> carries,
        boolean running,
        Map<String, String> fault) {

    public FileChannel {
        carries = Set.copyOf(carries);
        fault = Map.copyOf(fault);
    }

    /**
     * How a channel looks.
     *
     * @param names its name by language; under the empty word the one for all other languages
     * @param icon one of {@link #ICONS}
     * @param colour {@code #rrggbb}, or null for the colour of all others
     */
    public record Face(
            Map<String, String> names,
            String icon,
            @Nullable String colour) {
        /** The house's icons that a channel may have. */
        public static final List<String> ICONS = List.of(
                "bell", "box", "chat", "clip", "file", "globe", "group", "key", "note", "people", "phone", "plug",
                "send", "tag", "user");

        public Face {
            names = Map.copyOf(names);
        }

        /** Its name for people who read this language. */
        public String name(String language) {
            return names.getOrDefault(language, names.getOrDefault("", ""));
        }
    }

    /** How far a channel's maker trusts it. */
    public enum Maturity {
        DRAFT,
        TRIAL,
        STABLE
    }

    /** What messages can carry. */
    public enum Carries {
        TEXT,
        HTML,
        SUBJECT,
        FILES,
        RECEIPTS
    }
}
