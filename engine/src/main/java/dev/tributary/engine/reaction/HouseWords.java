package dev.tributary.engine.reaction;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What the house itself says to customers, in their language where it speaks it, else in English. */
final class HouseWords {
    private static final String BUNDLE = "dev.tributary.engine.reaction.said";
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private HouseWords() {}

    static String askRating(@Nullable String language) {
        Locale locale = language == null ? Locale.ROOT : Locale.forLanguageTag(language);
        return ResourceBundle.getBundle(BUNDLE, locale, NO_OTHER_LANGUAGE).getString("askRating");
    }
}
