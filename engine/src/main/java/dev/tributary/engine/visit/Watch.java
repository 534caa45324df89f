package dev.tributary.engine.visit;

import java.util.Set;
import java.util.UUID;

/** Sees whose browsers listen on this node; the chat edge does. */
public interface Watch {
    /** The visitors, as they are at this moment. From any thread. */
    Set<UUID> listening();
}
