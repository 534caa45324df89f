package dev.tributary.routes.trial;

import dev.tributary.engine.spi.SendOutcome;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel with a played world around it: one that came as a file, or one that ships with the house. What the channel is
 * able to do it says here, and which behaviours are asked of it follows from that. Used by one thread.
 */
interface Trial extends AutoCloseable {
    /** The longest text that every channel takes in, unless it says less. */
    int LONG = 20_000;

    /** Where what comes in arrives. */
    TrialIntake intake();

    /** Whether it takes anything in. */
    boolean takesIn();

    /** Whether it sends what agents write. */
    boolean sends();

    /** Whether files go out with what agents write. */
    boolean carriesFiles();

    /** The longest text that goes out, in characters. */
    int longest();

    /** The longest text that comes in, in characters; {@link #LONG} stands for longer ones. */
    default int longestIn() {
        return LONG;
    }

    /** Whether a text that comes in may have lines: one that is itself a line of something may not. */
    boolean takesLines();

    /** Whether strangers can post this to the house: then it has to tell them from those who may. */
    default boolean posted(Sample sample) {
        return sample.webhook();
    }

    /** Whether a sender may put headers of their own along with this. */
    default boolean takesHeaders(Sample sample) {
        return posted(sample);
    }

    /** Whether everything that is posted has to be a message; else what is of no concern is taken and comes to nothing. */
    default boolean refusesNonsense() {
        return true;
    }

    /** How the other side can behave; {@link OtherSide#ANSWERS} alone where there is none that could be away. */
    Set<OtherSide> possible();

    /** What came of something that came in. */
    record Came(boolean acknowledged, int status, @Nullable Exception failure) {}

    /** Hands a sample in. */
    Came comesIn(Sample sample);

    /** Sends a sample out, with this text, while the other side behaves like this. */
    SendOutcome goesOut(Sample sample, String text, OtherSide behaves);

    /** Whether the other side was asked at all: who asked nobody cannot have been told that nobody is there. */
    boolean asked();

    /** What the other side was told. */
    List<Outside.Told> told();

    /** Nobody was told anything. */
    void forgetTold();

    /** A clean table. */
    void forget();

    /** Names of headers that some step sent on. */
    Set<String> headers();

    /**
     * Hands an event to the channel's door without a route.
     *
     * @throws RuntimeException when it is refused
     */
    void hand(String event);

    /** Whether a time is more than a day from now. */
    boolean later(String instant);

    @Override
    void close();
}
