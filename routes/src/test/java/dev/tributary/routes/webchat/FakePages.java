package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.customer.PageTrail;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the edge tells of pages, by visitor, as text that has been masked. */
final class FakePages implements PageTrail {
    private final ConcurrentHashMap<UUID, List<String>> told = new ConcurrentHashMap<>();
    private final List<Looks> looks = new CopyOnWriteArrayList<>();
    private final Masker masker = new Masker();

    @Override
    public boolean keep(VisitorIdentity visitor, List<SeenPage> pages, Looks with) {
        looks.add(with);
        List<String> hers = told.computeIfAbsent(visitor.id(), id -> new CopyOnWriteArrayList<>());
        for (SeenPage page : pages)
            hers.add(masker.maskAddress(page.url(), MaskPlan.CARDS).value() + " "
                    + page.ago().toSeconds() + " "
                    + (page.stayed() == null ? "-" : page.stayed().toSeconds()));
        return true;
    }

    List<String> of(String visitor) {
        return told.getOrDefault(UUID.fromString(visitor), List.of());
    }

    Looks last() {
        return looks.getLast();
    }
}
