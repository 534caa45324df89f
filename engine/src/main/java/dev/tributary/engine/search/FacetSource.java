package dev.tributary.engine.search;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where what filters go by is read for the index. */
public interface FacetSource {
    /** These conversations, as far as they are there. */
    List<Facets> conversations(Collection<UUID> ids);

    /** The newest conversations of these contacts. */
    List<UUID> conversationsOf(Collection<UUID> contacts);

    /** Conversations behind one in an order of the store's own, from the first for null. */
    List<Facets> conversationsAfter(@Nullable UUID conversation, int limit);

    /** Ids of the pages whose address has this in it, as typed. */
    Set<UUID> pages(String part);

    /** Conversations whose visitor wrote from this address or one that begins so, as typed; at most {@code limit}. */
    Set<UUID> wroteFrom(String address, int limit);
}
