package dev.tributary.routes.messenger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The pages that are connected and not paused, as the channel host started them. Thread-safe. */
@Component
final class Pages {
    private final Map<UUID, Page> pages = new ConcurrentHashMap<>();

    void put(UUID account, Page page) {
        pages.put(account, page);
    }

    void remove(UUID account) {
        pages.remove(account);
    }

    Collection<Page> all() {
        return pages.values();
    }

    /** Those of the apps whose secret passes; it is asked once for each app. */
    Pages ofApps(Predicate<String> secret) {
        Map<String, Boolean> apps = new HashMap<>();
        Pages some = new Pages();
        pages.forEach((account, page) -> {
            if (apps.computeIfAbsent(page.appSecret(), secret::test)) some.put(account, page);
        });
        return some;
    }

    Optional<Page> byId(String pageId) {
        return pages.values().stream().filter(page -> page.id().equals(pageId)).findAny();
    }
}
