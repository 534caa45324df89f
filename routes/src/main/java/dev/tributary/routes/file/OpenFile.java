package dev.tributary.routes.file;

import org.apache.camel.impl.DefaultCamelContext;

/** A file whose routes run. */
record OpenFile<T>(T what, DefaultCamelContext context) {
    /** Waits a little for what is under way, and closes. */
    void close() {
        context.stop();
    }
}
