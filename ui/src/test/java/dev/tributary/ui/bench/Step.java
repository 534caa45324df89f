package dev.tributary.ui.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * One execution of a prepared statement.
 *
 * @param sql the statement
 * @param keys what was asked to be returned of inserted rows, as {@code prepareStatement} takes it, or null
 * @param rows the parameters; several rows are a batch
 * @param batch whether it was executed as a batch
 */
record Step(String sql, Object keys, List<List<Parameter>> rows, boolean batch) {
    boolean inserts() {
        return sql.regionMatches(true, 0, "insert", 0, 6) || sql.regionMatches(true, 0, "merge", 0, 5);
    }

    /** A parameter, ready to be set. */
    interface Parameter {
        void set(PreparedStatement statement) throws SQLException;
    }
}
