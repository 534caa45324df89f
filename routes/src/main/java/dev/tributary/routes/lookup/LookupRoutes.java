package dev.tributary.routes.lookup;

import dev.tributary.engine.decision.PluginWords;
import dev.tributary.engine.spi.Lookups;
import dev.tributary.routes.file.FileKind;
import dev.tributary.routes.file.RouteFile;
import dev.tributary.routes.file.RouteFolder;
import dev.tributary.routes.file.UnsoundFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The look-ups in the data folder's {@code lookups}, for the engine that asks and the editor that knows their words. */
@Component
final class LookupRoutes implements Lookups, PluginWords, FileKind<LookupRoute>, SmartLifecycle {
    private static final String DOOR = "direct";

    /** Before anything that takes messages: the first of them may ask. */
    private static final int PHASE = 0;

    private final AnswerReader reader = new AnswerReader();
    private final RouteFolder<LookupRoute> folder;

    private volatile List<Register> registers = List.of();
    private volatile Map<String, Map<String, String>> faults = Map.of();

    LookupRoutes(
            @Value("${tributary.data:data}") String data,
            @Value("${tributary.lookups.components:http,https,log}") String components) {
        Set<String> schemes = new HashSet<>(Set.of(DOOR));
        for (String scheme : components.split(",", -1)) schemes.add(scheme.strip());
        folder = new RouteFolder<>(Path.of(data, "lookups"), this, schemes);
    }

    @Override
    public String name() {
        return "lookups";
    }

    @Override
    public List<Register> registers() {
        return registers;
    }

    @Override
    public Map<String, Map<String, String>> faults() {
        return faults;
    }

    @Override
    public boolean knows(String name) {
        return folder.open(name).isPresent();
    }

    @Override
    public Map<String, String> ask(String name, String key) throws Exception {
        LookupRoute route = open(name);
        try {
            return route.ask(key);
        } catch (LookupRoute.LookupFailed e) {
            // it may have been closed just as it was to be asked
            Optional<LookupRoute> now = folder.open(name).filter(other -> other != route);
            if (now.isEmpty()) throw e;
            return now.get().ask(key);
        }
    }

    private LookupRoute open(String name) {
        return folder.open(name).orElseThrow(() -> new IllegalStateException("there is no look-up of this name"));
    }

    @Override
    public void prepare(RouteFile file, DefaultCamelContext context) {
        // who comes when the routes are closing is told so at once, and asks the newer ones
        context.getComponent(DOOR, DirectComponent.class).setBlock(false);
    }

    @Override
    public LookupRoute opened(RouteFile file, DefaultCamelContext context) throws UnsoundFile {
        return LookupRoute.in(file, context, reader);
    }

    @Override
    public void changed() {
        registers = folder.open().values().stream().map(LookupRoute::register).toList();
        Map<String, Map<String, String>> told = new HashMap<>();
        folder.faults().forEach((name, fault) -> told.put(name, fault.sentences()));
        faults = Map.copyOf(told);
    }

    /** Looks at the folder now. */
    void look() {
        folder.look();
    }

    @Override
    public void start() {
        folder.start();
    }

    @Override
    public void stop() {
        folder.stop();
    }

    @Override
    public boolean isRunning() {
        return folder.running();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
