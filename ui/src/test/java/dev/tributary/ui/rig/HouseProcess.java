package dev.tributary.ui.rig;

import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.kit.crash.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The built house, started as the launcher starts it, on a port that stays the same over its restarts. */
public final class HouseProcess implements House, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TestDatabase.Address database;
    private final List<String> javaOptions;
    private final List<String> settings;
    private final int port = freePort();
    private final Path log;
    private Process process;

    /** On this database, with JVM options such as {@code -Xmx512m} and settings such as {@code --tributary.demo=true}. */
    public HouseProcess(TestDatabase.Address database, List<String> javaOptions, String... settings) {
        this.database = database;
        this.javaOptions = List.copyOf(javaOptions);
        this.settings = List.of(settings);
        this.log = database.data().resolve("house.log");
    }

    /** The port it answers on. */
    public int port() {
        return port;
    }

    @Override
    public Duration start() {
        long began = System.nanoTime();
        try {
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http)) {
                Duration waited = Duration.ofNanos(System.nanoTime() - began);
                if (!process.isAlive() || waited.compareTo(PATIENCE) > 0)
                    throw new IllegalStateException("the house did not start: " + tail());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private List<String> command() {
        List<String> command = BuiltApp.command(javaOptions);
        command.add("--server.port=" + port);
        database.properties().forEach((name, value) -> command.add("--" + name + "=" + value));
        command.addAll(settings);
        return command;
    }

    private boolean answers(HttpClient http) {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void stop() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the house does not end: " + tail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The last lines it logged. */
    public String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return "nothing was logged";
        }
    }

    @Override
    public String state() {
        String jstack =
                Path.of(System.getProperty("java.home"), "bin", "jstack").toString();
        try {
            Process asked = new ProcessBuilder(jstack, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start();
            String threads = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return threads + "\n" + tail();
        } catch (IOException e) {
            return tail();
        }
    }

    /** The process. */
    public long pid() {
        return process.pid();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) process.destroyForcibly();
    }
}
