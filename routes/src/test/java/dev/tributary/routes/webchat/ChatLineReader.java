package dev.tributary.routes.webchat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a stream as the box does: blocks until the next message, and can be cut at any time. */
final class ChatLineReader implements AutoCloseable {
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private int beats;

    ChatLineReader(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /** The next message; waits for it. */
    JsonObject next() {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) return json(line.substring("data:".length()));
                if (line.startsWith(":")) beats++;
            }
            throw new IllegalStateException("the stream ended");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of the next so many messages. */
    List<String> texts(int count) {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) texts.add(next().getString("text"));
        return texts;
    }

    /** Reads heartbeats until there were so many. */
    void awaitBeats(int count) {
        try {
            while (beats < count) {
                String line = lines.readLine();
                if (line == null) throw new IllegalStateException("the stream ended");
                if (line.startsWith(":")) beats++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the other side ends the stream. */
    boolean ends() {
        try {
            while (lines.readLine() != null) continue;
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts the line. */
    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
