package dev.tributary.routes.file;

/**
 * Thrown while a file's routes are made, by a component or resolver of the house that will not give them what they ask
 * for; becomes a {@link FileFault}.
 */
public final class FileRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String detail;
    private final String where;

    /**
     * Refuses.
     *
     * @param key what is wrong, as a key of {@code faults.properties}
     * @param detail what stands in the sentence
     * @param where what stands in the line that is to blame, for example an address
     */
    public FileRefusal(String key, String detail, String where) {
        super(key + ": " + detail);
        this.key = key;
        this.detail = detail;
        this.where = where;
    }

    UnsoundFile in(RouteFile file) {
        return new UnsoundFile(file, file.lineOf(where), key, detail);
    }
}
