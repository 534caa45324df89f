package dev.tributary.engine.kit.crash;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was handed in and what was acknowledged, also as a file, one line each, for whoever looks into a failure. An
 * acknowledgement is noted as soon as it is read. Thread-safe.
 */
public final class Ledger implements AutoCloseable {
    private final Map<Letter.Name, Letter> open = new LinkedHashMap<>();
    private final Set<Letter.Name> handedIn = new HashSet<>();
    private final Set<Letter.Name> acknowledged = new HashSet<>();
    private final BufferedWriter file;

    /** With its file, which is made anew. */
    public Ledger(Path file) {
        try {
            this.file = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message goes out. */
    public synchronized void handedIn(Letter letter) {
        if (handedIn.add(letter.name())) open.put(letter.name(), letter);
        write("handed in   ", letter.name());
    }

    /** The house said that it has it. */
    public synchronized void acknowledged(Letter.Name name) {
        acknowledged.add(name);
        open.remove(name);
        write("acknowledged", name);
    }

    private void write(String what, Letter.Name name) {
        try {
            file.write(what + " " + name.account().channel() + " " + name.externalId() + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages that were handed in, acknowledged or not. */
    public synchronized Set<Letter.Name> handedIn() {
        return Set.copyOf(handedIn);
    }

    /** How many messages were acknowledged. */
    public synchronized int size() {
        return acknowledged.size();
    }

    /** The messages that were acknowledged. */
    public synchronized Set<Letter.Name> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** The messages that were handed in and never acknowledged, oldest first. */
    public synchronized List<Letter> unacknowledged() {
        return List.copyOf(open.values());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
