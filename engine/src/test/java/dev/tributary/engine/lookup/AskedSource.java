package dev.tributary.engine.lookup;

import dev.tributary.engine.spi.Lookups;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A customer register that answers as it was told and remembers what it was asked about. */
final class AskedSource implements Lookups {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = key -> Map.of("tier", "gold");

    /** What it does when it is asked about a key. */
    interface Behaviour {
        Map<String, String> answer(String key) throws Exception;
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public boolean knows(String name) {
        return name.equals("crm");
    }

    @Override
    public Map<String, String> ask(String name, String key) throws Exception {
        asked.add(key);
        return behaviour.answer(key);
    }
}
