package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.visit.Attendance;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what the edge says of visitors. Thread-safe. */
final class FakeAttendance implements Attendance {
    private final List<String> said = new CopyOnWriteArrayList<>();

    @Override
    public void comes(VisitorIdentity visitor) {
        said.add("comes " + visitor.id());
    }

    @Override
    public void writes(VisitorIdentity visitor) {
        said.add("writes " + visitor.id());
    }

    @Override
    public void goes(Collection<UUID> visitors) {
        visitors.forEach(visitor -> said.add("goes " + visitor));
    }

    @Override
    public void renew() {
        // the bell is asked who listens
    }

    /** What was said of a visitor, in order. */
    List<String> of(String visitor) {
        return said.stream()
                .filter(word -> word.endsWith(" " + visitor))
                .map(word -> word.substring(0, word.indexOf(' ')))
                .toList();
    }
}
