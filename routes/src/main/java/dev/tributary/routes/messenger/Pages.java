package dev.tributary.routes.messenger;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

    Optional<Page> byId(String pageId) {
        return pages.values().stream().filter(page -> page.id().equals(pageId)).findAny();
    }
}
