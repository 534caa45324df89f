package dev.tributary.routes.file;

import org.apache.camel.impl.DefaultCamelContext;

/**
 * What the files of a folder are good for. Called on the folder's threads: for one file by one at a time, for different files
 * by several.
 *
 * @param <T> what a file becomes once it is open
 */
public interface FileKind<T> {
    /**
     * Puts into a fresh context what files of this kind may use, before their routes are read.
     *
     * @throws UnsoundFile when such a file cannot be one of this kind
     */
    default void prepare(RouteFile file, DefaultCamelContext context) throws UnsoundFile {}

    /**
     * Looks at the routes that were read, before they start, and says what they are.
     *
     * @throws UnsoundFile when they are not what a file of this kind needs
     */
    T opened(RouteFile file, DefaultCamelContext context) throws UnsoundFile;

    /** Another set of files is open, or another of them is broken. Called by one thread at a time. */
    void changed();
}
