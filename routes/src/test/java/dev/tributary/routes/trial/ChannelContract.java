package dev.tributary.routes.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.masking.Masker;
import dev.tributary.routes.file.UnsoundFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What every channel does, as tests: extend it, name the file, and put samples beside it. Each behaviour is a test of its own,
 * with the same name as in {@code ./tributary channel check}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChannelContract {
    private Trial trial;

    /** The channel's file. */
    protected abstract Path file();

    @TestFactory
    Stream<DynamicTest> everyBehaviourOfAChannel() throws UnsoundFile {
        Path file = file();
        List<Sample> samples = Samples.read(Samples.beside(file));
        trial = Trial.open(file, new Masker(), Clock.systemUTC());
        Bench bench = new Bench(trial, samples);
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
