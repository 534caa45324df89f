package dev.tributary.routes.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The tower that the example's pagers talk to, and the example's component made into a jar. */
final class PagerTower implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final List<String> paged = new CopyOnWriteArrayList<>();

    PagerTower() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    /** Compiles the sources and puts what comes of them into a jar in that folder. */
    static void jar(Path sources, Path lib) throws IOException {
        Path classes = Files.createTempDirectory("pager");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Files.createDirectories(lib);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(lib.resolve("pager.jar")))) {
            for (Path root : List.of(classes, sources)) pack(root, jar);
        }
    }

    private static void pack(Path root, JarOutputStream jar) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".java")) continue;
                jar.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
                jar.write(Files.readAllBytes(file));
            }
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    synchronized void came(String id, String from, String text) {
        waiting.put(id, id + "\t" + from + "\t" + text);
    }

    synchronized int waiting() {
        return waiting.size();
    }

    List<String> paged() {
        return paged;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket call = socket.accept()) {
                String line = new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
                call.getOutputStream()
                        .write((answer(line == null ? "" : line) + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                if (!socket.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized String answer(String line) {
        if (line.equals("FETCH")) return waiting.isEmpty() ? "." : String.join("\n", waiting.values()) + "\n.";
        if (line.startsWith("ACK ")) waiting.remove(line.substring(4));
        if (!line.startsWith("PAGE ")) return "OK";
        paged.add(line.substring(5));
        return "OK page-" + paged.size();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
