package dev.tributary.routes.file;

/** A file cannot be used as it is. */
public final class UnsoundFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient FileFault fault;

    public UnsoundFile(FileFault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    /** Of this file, at this line (0 when there is none to point at). */
    public UnsoundFile(RouteFile file, int line, String key, String detail) {
        this(new FileFault(file.place(), line, key, detail));
    }

    /** What is wrong. */
    public FileFault fault() {
        return fault;
    }
}
