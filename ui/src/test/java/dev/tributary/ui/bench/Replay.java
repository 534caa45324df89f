package dev.tributary.ui.bench;

import dev.tributary.engine.kit.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bare JDBC: one connection, every statement prepared once, parameters set, results read, as many commits as there were. */
final class Replay implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Replay(TestDatabase.Address database) throws SQLException {
        connection = DriverManager.getConnection(url(database), database.user(), database.password());
    }

    /** With the options that the engine gives. */
    private static String url(TestDatabase.Address database) {
        return database.url().startsWith("jdbc:h2:")
                ? database.url()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;QUERY_CACHE_SIZE=256"
                : database.url() + "&reWriteBatchedInserts=true";
    }

    /** Says all this again; returns how many seconds it took. */
    double run(List<Unit> units) throws SQLException {
        long began = System.nanoTime();
        for (Unit unit : units) {
            connection.setAutoCommit(!unit.transaction());
            for (Step step : unit.steps()) execute(step);
            if (unit.transaction()) connection.commit();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void execute(Step step) throws SQLException {
        PreparedStatement statement = prepared.get(step.sql());
        if (statement == null) {
            statement = prepare(step);
            prepared.put(step.sql(), statement);
        }
        for (List<Step.Parameter> row : step.rows()) {
            for (Step.Parameter parameter : row) parameter.set(statement);
            if (step.batch()) statement.addBatch();
        }
        if (step.batch()) statement.executeBatch();
        else if (statement.execute()) read(statement.getResultSet());
    }

    private PreparedStatement prepare(Step step) throws SQLException {
        return switch (step.keys()) {
            case null -> connection.prepareStatement(step.sql());
            case Integer flag -> connection.prepareStatement(step.sql(), flag);
            case String[] columns -> connection.prepareStatement(step.sql(), columns);
            default -> connection.prepareStatement(step.sql(), Statement.RETURN_GENERATED_KEYS);
        };
    }

    private static void read(ResultSet rows) throws SQLException {
        try (rows) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) for (int i = 1; i <= columns; i++) rows.getObject(i);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
