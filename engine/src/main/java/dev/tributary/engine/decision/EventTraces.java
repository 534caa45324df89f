package dev.tributary.engine.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where it is kept why rules decided as they did on anything but a message that came in. Takes part in the transaction. */
public interface EventTraces {
    /** Keeps traces of conversations that are stored by now. */
    void keep(List<KeptTrace> traces);

    /** Puts what was decided once look-ups were answered in the place of what was kept under the same id. */
    void complete(KeptTrace trace);

    /** One trace. */
    Optional<KeptTrace> find(UUID id);

    /** The newest traces of a conversation, newest first. */
    List<KeptTrace> of(UUID conversation, int limit);
}
