package dev.tributary.routes.kit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stands between a client and a server on this machine, and ends the connection where a test says, once each time. */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final AtomicReference<@Nullable Cut> next = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final StringBuffer client = new StringBuffer();
    private volatile @Nullable String replaced;
    private volatile String by = "";

    private CuttingProxy(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
    }

    /** Starts before the server at this port. */
    public static CuttingProxy before(int port) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CuttingProxy proxy = new CuttingProxy(door, port);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Ends the next connection on which the server says these words, so many bytes after them. */
    public void cutWhenServerSays(String words, int bytesLater) {
        next.set(new Cut(true, words.getBytes(StandardCharsets.ISO_8859_1), bytesLater));
    }

    /** Ends the next connection on which the client says these words: before the server hears of the rest of them. */
    public void cutWhenClientSays(String words) {
        next.set(new Cut(false, words.getBytes(StandardCharsets.ISO_8859_1), 0));
    }

    /** What the server says in one go is passed on with these words replaced by others of the same length. */
    public void replaceInServersWords(String words, String others) {
        by = others;
        replaced = words;
    }

    /** How often it was cut. */
    public int cuts() {
        return cuts.get();
    }

    /** How many connections there were. */
    public int connections() {
        return connections.get();
    }

    /** How many there are. */
    public int open() {
        return open.get();
    }

    /** How often clients said these words. */
    public int heard(String words) {
        return client.toString().split(words, -1).length - 1;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
                connections.incrementAndGet();
                open.incrementAndGet();
                Thread.ofVirtual().start(() -> pass(near, far, false));
                Thread.ofVirtual().start(() -> {
                    pass(far, near, true);
                    open.decrementAndGet();
                });
            } catch (IOException e) {
                // the door is closed, or the server is gone: whoever called notices
            }
        }
    }

    private void pass(Socket from, Socket to, boolean fromServer) {
        byte[] said = new byte[8192];
        int heard = 0;
        int left = -1;
        Cut looking = null;
        try (from;
                to;
                InputStream in = new BufferedInputStream(from.getInputStream());
                OutputStream out = new BufferedOutputStream(to.getOutputStream())) {
            for (int length = in.read(said); length >= 0; length = in.read(said)) {
                byte[] passed = fromServer ? changed(said, length) : noted(said, length);
                Cut cut = next.get();
                if (cut == null || cut.server() != fromServer) {
                    out.write(passed, 0, length);
                    out.flush();
                    continue;
                }
                if (cut != looking) {
                    looking = cut;
                    heard = 0;
                    left = -1;
                }
                for (int i = 0; i < length; i++) {
                    byte one = passed[i];
                    if (left > 0) left--;
                    else if (one == cut.words()[heard]) heard++;
                    else heard = one == cut.words()[0] ? 1 : 0;
                    if (left < 0 && heard == cut.words().length) left = cut.bytesLater();
                    if (left == 0 && next.compareAndSet(cut, null)) {
                        cuts.incrementAndGet();
                        return;
                    }
                    out.write(one);
                }
                out.flush();
            }
        } catch (IOException e) {
            // one side is gone, and with it the other
        }
    }

    private byte[] changed(byte[] said, int length) {
        String words = replaced;
        if (words == null) return said;
        return new String(said, 0, length, StandardCharsets.ISO_8859_1)
                .replace(words, by)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] noted(byte[] said, int length) {
        client.append(new String(said, 0, length, StandardCharsets.ISO_8859_1));
        return said;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private record Cut(boolean server, byte[] words, int bytesLater) {}
}
