package dev.tributary.routes.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that answers as it is told; an answer of {@link #CUT} is the connection's end. */
public final class ScriptedSmtp implements AutoCloseable {
    public static final String CUT = "";
    /** Where the mail's end is answered. */
    public static final String END = ".";

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** Listens on a port of its own. */
    public ScriptedSmtp() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
    }

    /** The port. */
    public int port() {
        return socket.getLocalPort();
    }

    /** From now on this command, or this whole line, or the mail's end, is answered so. */
    public ScriptedSmtp answers(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** The commands it was given so far, in order; a mail's end is one of them. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                // who was let in while the door was being closed finds nobody
                if (!socket.isClosed()) talk(connection);
            } catch (IOException e) {
                // the other side went away, or the test is over
            }
        }
    }

    private void talk(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        Writer out = new OutputStreamWriter(connection.getOutputStream(), StandardCharsets.ISO_8859_1);
        if (!say(out, answers.getOrDefault("HELLO", "220 test"))) return;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            String answer = answers.getOrDefault(line, answers.getOrDefault(command, usual(command)));
            heard.add(line);
            if (!say(out, answer)) return;
            if (command.equals("QUIT")) return;
            if (!answer.startsWith("354")) continue;
            while (line != null && !line.equals(END)) line = in.readLine();
            heard.add(END);
            if (!say(out, answers.getOrDefault(END, "250 taken"))) return;
        }
    }

    private static String usual(String command) {
        return switch (command) {
            case "EHLO" -> "250-test\r\n250 AUTH PLAIN";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    private static boolean say(Writer out, String answer) throws IOException {
        if (answer.equals(CUT)) return false;
        out.write(answer + "\r\n");
        out.flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
