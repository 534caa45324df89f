package dev.tributary.routes.messenger;

import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The names of customers by the User Profile API. A name is asked for once and kept; a profile that may not be read
 * (error 100/2018218, a person who never wrote first) simply has no name. Never holds a webhook up for long: Meta waits 20
 * seconds for an answer.
 */
@Component
final class Profiles {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int KEPT = 5_000;

    private final Graph graph;
    private final Map<String, String> names = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    });

    Profiles(Graph graph) {
        this.graph = graph;
    }

    @Nullable
    String name(Page page, String customer) {
        String key = page.id() + ":" + customer;
        String known = names.get(key);
        if (known == null) {
            known = ask(page, customer);
            names.put(key, known);
        }
        return known.isEmpty() ? null : known;
    }

    private String ask(Page page, String customer) {
        if (!customer.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))) return "";
        try {
            Graph.Answer answer = graph.get(page, customer, Map.of("fields", "first_name,last_name"), PATIENCE);
            if (!answer.ok()) return "";
            return (part(answer, "first_name") + " " + part(answer, "last_name")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static String part(Graph.Answer answer, String name) {
        return answer.body().get(name) instanceof JsonString text ? text.getString() : "";
    }
}
