package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION_PAGE;
import static dev.tributary.engine.store.schema.Tables.SEEN_PAGE;

import dev.tributary.engine.search.PageAddress;
import dev.tributary.engine.search.SeenPages;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.RowCountQuery;
import org.springframework.stereotype.Component;

/** {@link SeenPages}: a page's id follows from its address, so that nobody has to ask for it. */
@Component
final class SeenPageTable implements SeenPages {
    private final DSLContext sql;

    SeenPageTable(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void saw(Collection<Sight> sights) {
        // in the order of ids, as everybody does: two who add the same pages wait for each other and do not cross
        Map<UUID, String> pages = new TreeMap<>();
        Map<UUID, Set<UUID>> seenIn = new TreeMap<>();
        for (Sight sight : sights)
            PageAddress.of(sight.url().value()).ifPresent(address -> {
                UUID id = id(address);
                pages.put(id, address);
                seenIn.computeIfAbsent(id, one -> new TreeSet<>()).add(sight.conversation());
            });
        if (pages.isEmpty()) return;
        Set<UUID> known = new HashSet<>(sql.select(SEEN_PAGE.ID)
                .from(SEEN_PAGE)
                .where(SEEN_PAGE.ID.in(pages.keySet()))
                .fetch(SEEN_PAGE.ID));
        pages.forEach((id, address) -> {
            if (!known.contains(id))
                Upserts.added(Upserts.in(sql)
                        .insertInto(SEEN_PAGE, SEEN_PAGE.ID, SEEN_PAGE.ADDRESS)
                        .values(id, address)
                        .onConflictDoNothing());
        });
        Upserts.addAll(
                sql,
                seenIn.entrySet().stream()
                        .flatMap(
                                page -> page.getValue().stream().map(conversation -> pair(page.getKey(), conversation)))
                        .toList());
    }

    private RowCountQuery pair(UUID page, UUID conversation) {
        return Upserts.in(sql)
                .insertInto(CONVERSATION_PAGE, CONVERSATION_PAGE.PAGE_ID, CONVERSATION_PAGE.CONVERSATION_ID)
                .values(page, conversation)
                .onConflictDoNothing();
    }

    static UUID id(String address) {
        return UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
    }
}
