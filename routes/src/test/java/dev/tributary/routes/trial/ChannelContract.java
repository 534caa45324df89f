package dev.tributary.routes.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.routes.file.UnsoundFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What every channel does, as tests: each behaviour is a test of its own, with the same name as in
 * {@code ./tributary channel check}. A channel that came as a file extends {@link FileContract}; those that ship with the
 * house play their world themselves.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChannelContract {
    private Trial trial;

    /** The channel with its world. */
    abstract Trial open() throws UnsoundFile;

    /** What comes in and goes out. */
    abstract List<Sample> samples() throws UnsoundFile;

    @TestFactory
    Stream<DynamicTest> everyBehaviourOfAChannel() throws UnsoundFile {
        trial = open();
        Bench bench = new Bench(trial, samples());
        return ChannelTrial.all().stream()
                .map(behaviour -> DynamicTest.dynamicTest(
                        behaviour.key(),
                        () -> assertThat(behaviour.tried().apply(bench)).isEmpty()));
    }

    @AfterEach
    void close() {
        if (trial != null) trial.close();
    }
}
