package dev.tributary.ui.common;

import com.vaadin.flow.component.UI;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.shift.Shifts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which screens of which agents are open on this node, and whether somebody looks at them. What is heard of them is told
 * to {@link Shifts}. From any thread; nothing here throws: a screen works whether or not it is known who is there.
 */
@Component
class AgentScreens {
    private static final Logger LOG = LoggerFactory.getLogger(AgentScreens.class);

    private final Shifts shifts;
    private final Map<UUID, Map<UI, Boolean>> open = new HashMap<>();

    AgentScreens(Shifts shifts) {
        this.shifts = shifts;
    }

    /** A screen opens: somebody is at it. */
    void opens(UUID agent, UI ui) {
        front(agent, ui, true);
        quietly(() -> shifts.hears(agent, Duration.ZERO));
    }

    /** A screen says when it was last touched, and whether somebody looks at it. */
    void hears(UUID agent, UI ui, Duration idle, boolean front) {
        front(agent, ui, front);
        quietly(() -> shifts.hears(agent, idle));
    }

    /** A screen is closed. */
    void closes(UUID agent, UI ui) {
        boolean last;
        synchronized (open) {
            Map<UI, Boolean> others = open.get(agent);
            if (others != null) others.remove(ui);
            last = others == null || others.isEmpty();
            if (last) open.remove(agent);
        }
        if (last) quietly(() -> shifts.leaves(agent));
    }

    /** Whether the agent looks at one of them. */
    boolean looking(UUID agent) {
        synchronized (open) {
            return open.getOrDefault(agent, Map.of()).containsValue(true);
        }
    }

    /** Whether the agent looks at this one. */
    boolean looking(UUID agent, UI ui) {
        synchronized (open) {
            return open.getOrDefault(agent, Map.of()).getOrDefault(ui, false);
        }
    }

    private void front(UUID agent, UI ui, boolean front) {
        synchronized (open) {
            open.computeIfAbsent(agent, unused -> new HashMap<>()).put(ui, front);
        }
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (CommandRefused gone) {
            // was switched off meanwhile: nobody is there
        } catch (RuntimeException e) {
            LOG.warn("it could not be written down whether an agent is there", e);
        }
    }
}
