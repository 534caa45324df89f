package dev.tributary.routes.webchat;

import dev.tributary.engine.channel.ChannelAccount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A website with the chat box on it.
 *
 * @param account its account
 * @param origins where the box may stand
 */
record ChatSite(ChannelAccount account, Set<String> origins) {
    /** The settings' field that holds the origins, one a line. */
    static final String ORIGINS = "origins";
    /** The settings' field that holds the box's colour. */
    static final String COLOUR = "colour";
    /** The settings' field that holds the address of the site's privacy notice. */
    static final String PRIVACY = "privacy";

    /** The secret the site signs with who its visitors are. */
    static final String IDENTITY_SECRET = "identitySecret";
    /** The secret other systems of the site's owner show when they tell of customers. */
    static final String DATA_KEY = "dataKey";

    ChatSite {
        origins = Set.copyOf(origins);
    }

    static ChatSite of(ChannelAccount account) {
        return new ChatSite(
                account,
                lines(account.values().getOrDefault(ORIGINS, "")).stream()
                        .map(WebOrigin::parse)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The lines that hold something. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    String value(String field) {
        return account.values().getOrDefault(field, "");
    }
}
