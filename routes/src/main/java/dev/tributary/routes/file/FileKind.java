package dev.tributary.routes.file;

import org.apache.camel.impl.DefaultCamelContext;

/**
 * What the files of a folder are good for. Called on the folder's thread, one file at a time.
 *
 * @param <T> what a file becomes once it is open
 */
public interface FileKind<T> {
    /** Puts into a fresh context what files of this kind may use, before their routes are read. */
    default void prepare(DefaultCamelContext context) {}

    /**
     * Looks at the routes that were read, before they start, and says what they are.
     *
     * @throws UnsoundFile when they are not what a file of this kind needs
     */
    T opened(RouteFile file, DefaultCamelContext context) throws UnsoundFile;

    /** Another set of files is open, or another of them is broken. */
    void changed();
}
