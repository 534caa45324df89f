package dev.tributary.engine.intake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of a mail that answers in a conversation in which its sender takes no part; a setting of the mailbox. */
public enum Strangers {
    /** A conversation of its own, linked to the one it answers. */
    NEW,
    /** A note in the conversation that only agents see. */
    NOTE,
    /** A message in the conversation; the customer stays who it is. */
    JOIN,
    /** As {@link #JOIN} from an address of the customer's company, else as {@link #NEW}. */
    COMPANY;

    /** The setting's name among those of a mailbox. */
    public static final String SETTING = "strangers";

    /** As it is set; what is not set or unknown is {@link #NEW}. */
    public static Strangers of(@Nullable String set) {
        if (set == null) return NEW;
        for (Strangers known : values())
            if (known.name().toLowerCase(Locale.ROOT).equals(set.strip())) return known;
        return NEW;
    }
}
