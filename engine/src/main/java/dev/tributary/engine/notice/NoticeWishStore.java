package dev.tributary.engine.notice;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Where it is kept what agents have switched off. Takes part in the running transaction. */
public interface NoticeWishStore {
    /** What these agents want; who has said nothing is missing. */
    Map<UUID, NoticeWishes> of(Collection<UUID> agents);

    /** Writes down what an agent wants. */
    void keep(UUID agent, NoticeWishes wishes);
}
