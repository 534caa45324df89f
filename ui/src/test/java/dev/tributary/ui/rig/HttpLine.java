package dev.tributary.ui.rig;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection (RFC 9112) to this machine, one request at a time: the least a client can do, so that
 * a bench measures the house. Opened with the first request, and again after a failure or a pause: a server ends a
 * connection that nobody uses (9.3), and a request on its way just then could not tell whether it arrived. Not thread-safe.
 */
public final class HttpLine implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    /** Well below what any server waits for the next request. */
    private static final long PAUSE_NANOS = 2_000_000_000L;

    private final int port;
    private long used;
    private Socket socket;
    private InputStream in;

    /** To this port. */
    public HttpLine(int port) {
        this.port = port;
    }

    /**
     * An answer.
     *
     * @param status the status code
     * @param body the body
     */
    public record Answer(int status, byte[] body) {
        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Posts JSON; {@code headers} are whole lines, each with its end. */
    public Answer post(String path, String headers, byte[] json) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: " + json.length + "\r\n\r\n";
        try {
            open();
            byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
            byte[] request = new byte[first.length + json.length];
            System.arraycopy(first, 0, request, 0, first.length);
            System.arraycopy(json, 0, request, first.length, json.length);
            socket.getOutputStream().write(request);
            return read();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Sends a GET and leaves its answer to be read from the stream, for answers without an end. */
    public InputStream listen(String path, String headers) throws IOException {
        open();
        socket.setSoTimeout(0);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return in;
    }

    private void open() throws IOException {
        if (socket != null && System.nanoTime() - used > PAUSE_NANOS) close();
        if (socket != null) return;
        Socket fresh = new Socket();
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(PATIENCE_MILLIS);
        fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        socket = fresh;
        in = new BufferedInputStream(fresh.getInputStream());
    }

    private Answer read() throws IOException {
        String status = line();
        int length = -1;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(header.substring(15).strip());
            if (lower.startsWith("transfer-encoding:")) chunked = true;
            // a server ends a connection after so many requests, and says so
            if (lower.startsWith("connection:") && lower.contains("close")) last = true;
        }
        byte[] body;
        if (chunked) body = chunks();
        else body = exactly(Math.max(0, length));
        used = System.nanoTime();
        if (last) close();
        return new Answer(Integer.parseInt(status.substring(9, 12)), body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException("the answer was cut off");
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException("the answer was cut off");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket == null) return;
        Socket old = socket;
        socket = null;
        old.close();
    }
}
