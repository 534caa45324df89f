package dev.tributary.engine.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class InstallationKeyTest {
    @TempDir
    Path folder;

    @Test
    void theFirstStartMakesAKeyThatOnlyItsOwnerReads() throws Exception {
        key();
        Path file = folder.resolve("data/secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theNextStartFindsTheSameKey() {
        assertThat(key().derive("a")).isEqualTo(key().derive("a"));
    }

    @Test
    void eachPurposeHasAKeyOfItsOwn() {
        assertThat(key().derive("a")).hasSize(32).isNotEqualTo(key().derive("b"));
    }

    @Test
    void nodesThatStartTogetherAgreeOnOneKey() throws Exception {
        int nodes = 8;
        CyclicBarrier together = new CyclicBarrier(nodes);
        try (ExecutorService pool = Executors.newFixedThreadPool(nodes)) {
            var keys = IntStream.range(0, nodes)
                    .mapToObj(node -> pool.submit(() -> {
                        together.await();
                        return Base64.getEncoder().encodeToString(key().derive("a"));
                    }))
                    .toList();
            Set<String> different = new HashSet<>();
            for (Future<String> key : keys) different.add(key.get());
            assertThat(different).hasSize(1);
        }
    }

    @Test
    void aPropertyReplacesTheFile() {
        String secret = Base64.getEncoder().encodeToString(new byte[32]);
        InstallationKey given = new InstallationKey(environment().withProperty("tributary.secret", secret));
        assertThat(given.derive("a")).isNotEqualTo(key().derive("a"));
    }

    @Test
    void aKeyThatIsTooShortIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> new InstallationKey(environment().withProperty("tributary.secret", "c2hvcnQ=")))
                .hasMessageContaining("tributary.secret")
                .hasMessageNotContaining("c2hvcnQ");
    }

    private InstallationKey key() {
        return new InstallationKey(environment());
    }

    private MockEnvironment environment() {
        return new MockEnvironment()
                .withProperty("tributary.data", folder.resolve("data").toString());
    }
}
