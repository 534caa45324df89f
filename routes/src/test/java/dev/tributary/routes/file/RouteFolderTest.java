package dev.tributary.routes.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, real contexts: what becomes of routes when their files change. */
class RouteFolderTest {
    @TempDir
    Path data;

    private final Says kind = new Says();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Path files;
    private RouteFolder<DefaultCamelContext> folder;

    /** A file is its context; whoever is asked says something. */
    private static final class Says implements FileKind<DefaultCamelContext> {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch mayAnswer = new CountDownLatch(1);
        private int changes;

        @Override
        public void prepare(RouteFile file, DefaultCamelContext context) {
            context.getRegistry().bind("wait", (org.apache.camel.Processor) exchange -> {
                asked.countDown();
                mayAnswer.await();
            });
        }

        @Override
        public DefaultCamelContext opened(RouteFile file, DefaultCamelContext context) {
            return context;
        }

        @Override
        public void changed() {
            changes++;
        }
    }

    @BeforeEach
    void open() throws IOException {
        files = Files.createDirectory(data.resolve("routes"));
        folder = new RouteFolder<>(files, kind, Set.of("direct", "log"));
    }

    @AfterEach
    void close() {
        folder.stop();
        threads.shutdownNow();
    }

    private static String saying(String word) {
        return """
                - route:
                    id: says
                    from:
                      uri: direct:ask
                      steps:
                        - setBody: { expression: { constant: { expression: "%s" } } }
                """.formatted(word);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(files.resolve(file), text);
        folder.look();
    }

    private String ask(String name) {
        return folder.open(name).orElseThrow().createProducerTemplate().requestBody("direct:ask", "?", String.class);
    }

    private FileFault fault(String name) {
        return folder.faults().get(name);
    }

    @Test
    void aFileServesAsSoonAsItIsSeenAndAChangedOneTakesItsPlace() throws IOException {
        folder.start();
        assertThat(folder.open()).isEmpty();
        write("one.yaml", saying("first"));
        assertThat(ask("one")).isEqualTo("first");
        DefaultCamelContext old = folder.open("one").orElseThrow();
        write("one.yaml", saying("second"));
        assertThat(ask("one")).isEqualTo("second");
        assertThat(old.isStopped()).isTrue();
        assertThat(kind.changes).isEqualTo(2);
    }

    @Test
    void whatDidNotChangeIsLeftAlone() throws IOException {
        write("one.yaml", saying("first"));
        DefaultCamelContext before = folder.open("one").orElseThrow();
        write("one.yaml", saying("first"));
        assertThat(folder.open("one")).containsSame(before);
        assertThat(kind.changes).isEqualTo(1);
    }

    @Test
    void filesMayUseTheSameNamesAndKnowNothingOfEachOther() throws IOException {
        write("one.yaml", saying("first"));
        write("two.yaml", saying("second"));
        assertThat(ask("one")).isEqualTo("first");
        assertThat(ask("two")).isEqualTo("second");
        Files.delete(files.resolve("one.yaml"));
        folder.look();
        assertThat(folder.open()).containsOnlyKeys("two");
        assertThat(ask("two")).isEqualTo("second");
    }

    @Test
    void aBrokenFileKeepsTheOldOneServingUntilItIsMended() throws IOException {
        write("one.yaml", saying("first"));
        write("one.yaml", saying("second").replace("setBody", "setBoby"));
        assertThat(ask("one")).isEqualTo("first");
        assertThat(fault("one").toString())
                .startsWith("routes/one.yaml, line 6: ")
                .contains("setBoby");
        write("one.yaml", saying("third"));
        assertThat(ask("one")).isEqualTo("third");
        assertThat(folder.faults()).isEmpty();
    }

    @Test
    void whatIsWrongIsToldWithItsLineInBothLanguages() throws IOException {
        write("yaml.yaml", "- route:\n    from: {\n  x: ]\n");
        assertThat(fault("yaml").key()).isEqualTo("yaml");
        assertThat(fault("yaml").line()).isPositive();
        write("component.yaml", saying("x") + "        - to: { uri: 'file:/etc' }\n");
        assertThat(fault("component").sentences())
                .containsEntry(
                        "en",
                        "routes/component.yaml, line 7: uses the Camel component “file”, which this installation does"
                                + " not allow in such files.")
                .hasEntrySatisfying(
                        "hu", words -> assertThat(words).startsWith("routes/component.yaml, 7. sor: a „file”"));
        write("option.yaml", saying("x") + "        - to: { uri: 'log:x?colour=red' }\n");
        assertThat(fault("option").line()).isEqualTo(7);
        assertThat(fault("option").toString()).contains("colour");
        write("empty.yaml", "");
        assertThat(folder.open("empty").map(DefaultCamelContext::getRoutesSize).orElse(0))
                .isZero();
        write("two words.yaml", saying("x"));
        assertThat(fault("two words").key()).isEqualTo("name");
        Files.write(files.resolve("latin.yaml"), new byte[] {'#', (byte) 0xe9, '\n'});
        folder.look();
        assertThat(fault("latin").key()).isEqualTo("encoding");
        assertThat(folder.open()).doesNotContainKeys("yaml", "component", "option", "two words", "latin");
    }

    @Test
    void whatOthersMayWriteIsNotUsed() throws IOException {
        write("one.yaml", saying("first"));
        Files.setPosixFilePermissions(files.resolve("one.yaml"), PosixFilePermissions.fromString("rw-rw-r--"));
        write("one.yaml", saying("second"));
        assertThat(fault("one").key()).isEqualTo("writable");
        assertThat(ask("one")).isEqualTo("first");
        Files.setPosixFilePermissions(files.resolve("one.yaml"), PosixFilePermissions.fromString("rw-r--r--"));
        folder.look();
        assertThat(ask("one")).isEqualTo("second");
    }

    @Test
    void placeholdersAreFilledFromThePropertiesBesideAFile() throws IOException {
        Files.writeString(files.resolve("one.properties"), "word = árvíz\n");
        write("one.yaml", saying("{{word}}"));
        assertThat(ask("one")).isEqualTo("árvíz");
        Files.writeString(files.resolve("one.properties"), "word = other\n");
        folder.look();
        assertThat(ask("one")).isEqualTo("other");
    }

    @Test
    void whoIsAskedWhenItsFileChangesFinishesItsAnswer() throws Exception {
        write("one.yaml", saying("old") + "        - process: { ref: wait }\n");
        DefaultCamelContext old = folder.open("one").orElseThrow();
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> ask("one"), threads);
        assertThat(kind.asked.await(20, TimeUnit.SECONDS)).isTrue();
        Files.writeString(files.resolve("one.yaml"), saying("new"));
        CompletableFuture<Void> looked = CompletableFuture.runAsync(folder::look, threads);
        Awaitility.await()
                .until(() ->
                        folder.open("one").filter(context -> context != old).isPresent());
        assertThat(ask("one")).isEqualTo("new");
        kind.mayAnswer.countDown();
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("old");
        looked.get(20, TimeUnit.SECONDS);
    }

    @Test
    void theHeadOfAFileSaysWhatItIs() {
        RouteFile file = new RouteFile(
                "one",
                "routes/one.yaml",
                "# answers: tier text\n\n#en:  One.\n- route: {}\n# late: x\n",
                Map.of(),
                List.of());
        assertThat(file.head()).isEqualTo(Map.of("answers", "tier text", "en", "One."));
        assertThat(file.lineOf("route:")).isEqualTo(4);
        assertThat(file.lineOfHead("en")).isEqualTo(3);
    }
}
