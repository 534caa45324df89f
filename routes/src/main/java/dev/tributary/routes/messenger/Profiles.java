package dev.tributary.routes.messenger;

import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Names and pictures of customers by the User Profile API. A profile is asked for once a week; one that may not be read (error
 * 100/2018218, a person who never wrote first) simply has neither. Never holds a webhook up for long: Meta waits 20 seconds
 * for an answer. Thread-safe.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/identity/user-profile">Meta's page on profiles</a>
 */
@Component
final class Profiles {
    static final Duration FRESH = Duration.ofDays(7);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(10);
    /** How long one profile may take. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int KEPT = 5_000;
    /** A wrong parameter: there is no such profile for us, and there will be none in a minute. */
    private static final int NO_PROFILE = 100;

    private final Graph graph;
    private final Clock clock;
    private final Map<String, Kept> profiles = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > KEPT;
        }
    });

    Profiles(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /**
     * What is known of somebody.
     *
     * @param name their name, or null
     * @param picture where their picture can be fetched now, when it is time to, or null
     */
    record Profile(@Nullable String name, @Nullable String picture) {
        static final Profile UNKNOWN = new Profile(null, null);
    }

    private record Kept(@Nullable String name, Instant until) {}

    Profile of(Page page, String customer) {
        String key = page.id() + ":" + customer;
        Kept known = profiles.get(key);
        if (known != null && clock.instant().isBefore(known.until())) return new Profile(known.name(), null);
        return ask(page, customer, key);
    }

    private Profile ask(Page page, String customer, String key) {
        if (!customer.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))) return Profile.UNKNOWN;
        try {
            Map<String, String> fields = Map.of("fields", "first_name,last_name,profile_pic");
            Graph.Answer answer = graph.get(page, customer, fields, PATIENCE);
            if (!answer.ok()) return keep(key, GraphError.of(answer).code() == NO_PROFILE ? FRESH : AFTER_TROUBLE);
            String name = (part(answer, "first_name") + " " + part(answer, "last_name")).strip();
            String picture = part(answer, "profile_pic");
            profiles.put(
                    key, new Kept(name.isEmpty() ? null : name, clock.instant().plus(FRESH)));
            return new Profile(name.isEmpty() ? null : name, picture.isEmpty() ? null : picture);
        } catch (IOException e) {
            return keep(key, AFTER_TROUBLE);
        }
    }

    /** Whatever name was known stays. */
    private Profile keep(String key, Duration wait) {
        Kept before = profiles.get(key);
        String name = before == null ? null : before.name();
        profiles.put(key, new Kept(name, clock.instant().plus(wait)));
        return new Profile(name, null);
    }

    private static String part(Graph.Answer answer, String name) {
        return answer.body().get(name) instanceof JsonString text ? text.getString() : "";
    }
}
