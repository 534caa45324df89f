package example.pager;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection to a tower. */
final class Line implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;

    private final Socket socket = new Socket();
    private final BufferedReader in;
    private final Writer out;

    Line(PagerEndpoint tower) throws IOException {
        socket.connect(new InetSocketAddress(tower.host, tower.port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
    }

    String ask(String question) throws IOException {
        out.write(question + "\n");
        out.flush();
        return next();
    }

    String next() throws IOException {
        String line = in.readLine();
        if (line == null) throw new IOException("the tower hung up");
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
