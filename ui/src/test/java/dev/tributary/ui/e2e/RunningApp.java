package dev.tributary.ui.e2e;

import dev.tributary.ui.rig.BuiltApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The built application in a process of its own, as {@code ./tributary start} runs it: what browser tests and crash tests
 * talk to. Its log is kept.
 */
public final class RunningApp implements AutoCloseable {
    private final Process process;
    private final int port;
    private final StringBuffer log = new StringBuffer();

    private RunningApp(Process process, int port) {
        this.process = process;
        this.port = port;
        Thread.ofVirtual().start(this::read);
    }

    /** Starts on a free port with this data folder and these further arguments; returns when it is healthy. */
    public static RunningApp start(Path data, String... arguments) throws IOException {
        int port = freePort();
        List<String> command = BuiltApp.command(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("--server.port=" + port, "--tributary.data=" + data));
        command.addAll(List.of(arguments));
        RunningApp app = new RunningApp(
                new ProcessBuilder(command).redirectErrorStream(true).start(), port);
        app.awaitHealthy();
        return app;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
                log.append(line).append('\n');
        } catch (IOException e) {
            // the process is gone
        }
    }

    private void awaitHealthy() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Awaitility.await("the application is up").atMost(Duration.ofMinutes(3)).until(() -> {
            if (!process.isAlive()) throw new IllegalStateException("the application ended:\n" + log);
            try {
                return http.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** Waits until the log says this. */
    public void awaitLog(String text) {
        Awaitility.await("the log says: " + text).atMost(Duration.ofMinutes(2)).until(() -> log.indexOf(text) >= 0);
    }

    /** Where it is, without a slash at the end. */
    public String address() {
        return "http://localhost:" + port;
    }

    /** Everything it logged so far. */
    public String log() {
        return log.toString();
    }

    /** Its process. */
    public Process process() {
        return process;
    }

    /** Ends it as an operator does, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
