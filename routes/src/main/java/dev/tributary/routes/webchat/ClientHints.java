package dev.tributary.routes.webchat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says of itself when it is asked, as {@code navigator.userAgentData.getHighEntropyValues} gives it (User-Agent
 * Client Hints): public for JSON-B only.
 *
 * @param platform the system's name
 * @param platformVersion its version
 * @param fullVersionList the browser's names, one of them made up so that nobody relies on a list of known ones
 */
public record ClientHints(
        @Nullable String platform,
        @Nullable String platformVersion,
        @Nullable List<Brand> fullVersionList) {
    private static final int LONGEST = 80;
    private static final String ENGINE = "Chromium";

    /**
     * A name of the browser.
     *
     * @param brand the name
     * @param version its version
     */
    public record Brand(@Nullable String brand, @Nullable String version) {}

    /** System and version, {@code Windows 15.0.0}, or null. */
    @Nullable
    String system() {
        return words(platform, platformVersion);
    }

    /** The browser's own name and version; the engine's where it has no other; or null. */
    @Nullable
    String own() {
        @Nullable Brand found = null;
        for (Brand one : Objects.requireNonNullElse(fullVersionList, List.<Brand>of())) {
            if (one == null || one.brand() == null || isMadeUp(one.brand())) continue;
            if (found == null || ENGINE.equals(found.brand())) found = one;
        }
        return found == null ? null : words(found.brand(), found.version());
    }

    /** {@code Not A;Brand}, {@code Not/A)Brand}, {@code Not_A Brand} and what else there will be. */
    private static boolean isMadeUp(String brand) {
        String name = brand.toLowerCase(Locale.ROOT);
        return name.contains("not") && name.contains("brand");
    }

    private static @Nullable String words(@Nullable String name, @Nullable String version) {
        if (name == null || name.isBlank()) return null;
        return Cut.to(
                version == null || version.isBlank() ? name.strip() : name.strip() + " " + version.strip(), LONGEST);
    }
}
