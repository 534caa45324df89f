package dev.tributary.engine.event;

/** This node's own bell: wakes this node's feed and nobody else's. Who hears of other nodes' commits rings it. */
public interface LocalBell extends CommitBell {}
