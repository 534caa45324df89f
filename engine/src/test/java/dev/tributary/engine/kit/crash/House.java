package dev.tributary.engine.kit.crash;

import java.time.Duration;

/** The house in its own process. */
public interface House {
    /** Starts it and waits until it answers; returns how long that took. */
    Duration start();

    /** Kills it with SIGKILL and waits until it is gone. */
    void kill();

    /** Stops it in order and waits until it is gone. */
    void stop();

    /** What it is doing, for whoever looks into a failure: its threads and the last lines it logged. */
    String state();
}
