package dev.tributary.engine.intake;

import dev.tributary.engine.privacy.VisitorAddresses;
import dev.tributary.engine.search.SeenPages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What visits of a batch leave behind for who looks for their conversations: the page, and where she wrote from. */
@Component
final class Sightings {
    private final SeenPages pages;
    private final VisitorAddresses addresses;

    Sightings(SeenPages pages, VisitorAddresses addresses) {
        this.pages = pages;
        this.addresses = addresses;
    }

    /** Keeps them. The conversations must be stored. */
    void keep(Map<UUID, List<Arrival.Page>> visits) {
        List<SeenPages.Sight> sights = new ArrayList<>();
        Map<UUID, Set<String>> from = new HashMap<>();
        visits.forEach((conversation, seen) -> {
            for (Arrival.Page page : seen) {
                if (page.url() != null) sights.add(new SeenPages.Sight(conversation, page.url()));
                if (page.address() != null)
                    from.computeIfAbsent(conversation, id -> new HashSet<>()).add(page.address());
            }
        });
        if (!sights.isEmpty()) pages.saw(sights);
        addresses.wroteFrom(from);
    }
}
