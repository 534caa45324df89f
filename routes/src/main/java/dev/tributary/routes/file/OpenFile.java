package dev.tributary.routes.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** A file whose routes were read, and run from the moment it is started until it is closed. */
record OpenFile<T>(
        RouteFile file,
        T what,
        DefaultCamelContext context,
        @Nullable URLClassLoader jars) {
    boolean closed() {
        return context.isStopped();
    }

    /** Waits a little for what is under way, and closes. */
    void close() {
        close(context, jars);
    }

    static void close(DefaultCamelContext context, @Nullable URLClassLoader jars) {
        context.stop();
        try {
            if (jars != null) jars.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
