package dev.tributary.engine.deed;

import dev.tributary.engine.errand.Errands;
import dev.tributary.engine.spi.Deeds;
import dev.tributary.engine.spi.Deeds.Deed;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks for deeds, in the running transaction. */
@Component
public final class DeedRequests {
    private final DeedStore store;
    private final ObjectProvider<Deeds> plugins;
    private final Errands errands;
    private final Clock clock;

    DeedRequests(DeedStore store, ObjectProvider<Deeds> plugins, Errands errands, Clock clock) {
        this.store = store;
        this.plugins = plugins;
        this.errands = errands;
        this.clock = clock;
    }

    /** Whether some plugin does what this word says. */
    public boolean knows(String word) {
        return plugin(word).isPresent();
    }

    Optional<Deeds> plugin(String word) {
        return plugins.orderedStream().filter(plugin -> plugin.knows(word)).findFirst();
    }

    /** Has it done once the transaction has committed. */
    public void ask(Deed deed) {
        store.add(deed, clock.instant());
        errands.ask(DeedTask.NAME, deed.id());
    }
}
