package dev.tributary.engine.store;

import java.nio.file.Path;

/**
 * Where the database is.
 *
 * @param url the JDBC address
 * @param postgres whether it is PostgreSQL; otherwise it is H2
 */
record DatabaseAddress(String url, boolean postgres) {
    /**
     * H2's file system that opens the file again when an interrupted thread closed it. By itself one interrupt in the middle
     * of a read or write closes the database for everybody, until the process is started again.
     */
    private static final String H2_FILE = "jdbc:h2:retry:";

    /**
     * What H2 must be told: speak PostgreSQL, and write each commit before it is acknowledged. Without
     * {@code WRITE_DELAY=0} a killed process loses commits it had acknowledged, so it is not a setting. It remembers only
     * eight parsed statements by itself; taking a message in needs more than that.
     */
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                    + ";QUERY_CACHE_SIZE=256";

    /**
     * The database at this JDBC address, or an H2 file in the data folder when it is empty.
     *
     * @throws IllegalArgumentException when it is an address of neither H2 nor PostgreSQL
     */
    static DatabaseAddress of(String url, String dataFolder) {
        if (url.isBlank()) {
            Path file = Path.of(dataFolder).toAbsolutePath().normalize().resolve("tributary");
            return new DatabaseAddress(H2_FILE + file + H2_OPTIONS, false);
        }
        if (url.startsWith("jdbc:postgresql:")) return new DatabaseAddress(url, true);
        if (url.startsWith("jdbc:h2:")) {
            int options = url.indexOf(';');
            String place = options < 0 ? url : url.substring(0, options);
            return new DatabaseAddress(place.replaceFirst("^jdbc:h2:file:", H2_FILE) + H2_OPTIONS, false);
        }
        throw new IllegalArgumentException(
                "TRIBUTARY_DB_URL must begin with jdbc:postgresql: or jdbc:h2: and begins otherwise");
    }

    /** Where the scripts of its tables are: those of both databases, and those of what only this one has. */
    String[] scripts() {
        return new String[] {"classpath:db/migration", postgres ? "classpath:db/postgresql" : "classpath:db/h2"};
    }

    String defaultUser() {
        return postgres ? "tributary" : "sa";
    }
}
