package dev.tributary.ui.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Stands between the engine and its pool and writes down every committed statement with its parameters, in the order of
 * commits. What is rolled back is forgotten. Given to the engine as a bean. Thread-safe.
 */
final class Recorder implements BeanPostProcessor {
    private final List<Unit> units = new ArrayList<>();
    private volatile boolean recording;

    /** Begins to write down. */
    void begin() {
        recording = true;
    }

    /** Ends, and gives what was written down. */
    synchronized List<Unit> end() {
        recording = false;
        return List.copyOf(units);
    }

    private synchronized void add(Unit unit) {
        if (recording && !unit.empty()) units.add(unit);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new RecordedPool(pool) : bean;
    }

    private final class RecordedPool extends HikariDataSource {
        private final HikariDataSource pool;

        RecordedPool(HikariDataSource pool) {
            this.pool = pool;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = pool.getConnection();
            return proxy(Connection.class, new RecordedConnection(real));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return (T) Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private final class RecordedConnection implements InvocationHandler {
        private final Connection real;
        private final List<Step> steps = new ArrayList<>();
        private boolean transaction;

        RecordedConnection(Connection real) {
            this.real = real;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object result = call(real, method, arguments);
            switch (method.getName()) {
                case "setAutoCommit" -> transaction = !((Boolean) arguments[0]);
                case "commit" -> {
                    add(new Unit(true, steps));
                    steps.clear();
                }
                case "rollback" -> steps.clear();
                case "prepareStatement" -> {
                    // result set type and concurrency are the defaults in all that jOOQ prepares
                    Object keys = arguments.length == 2 ? arguments[1] : null;
                    return proxy(
                            PreparedStatement.class,
                            new RecordedStatement(this, (PreparedStatement) result, (String) arguments[0], keys));
                }
                default -> {}
            }
            return result;
        }

        void executed(Step step) {
            if (transaction) steps.add(step);
            else add(new Unit(false, List.of(step)));
        }
    }

    private static final class RecordedStatement implements InvocationHandler {
        private final RecordedConnection connection;
        private final PreparedStatement real;
        private final String sql;
        private final Object keys;
        private List<Step.Parameter> row = new ArrayList<>();
        private List<List<Step.Parameter>> rows = new ArrayList<>();

        RecordedStatement(RecordedConnection connection, PreparedStatement real, String sql, Object keys) {
            this.connection = connection;
            this.real = real;
            this.sql = sql;
            this.keys = keys;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            String name = method.getName();
            if (name.equals("addBatch") && arguments == null) {
                rows.add(row);
                row = new ArrayList<>();
            } else if (name.startsWith("execute") && arguments == null) {
                boolean batch = name.endsWith("Batch");
                if (!batch) rows.add(row);
                Step step = new Step(sql, keys, rows, batch);
                rows = new ArrayList<>();
                row = new ArrayList<>();
                Object result = call(real, method, null);
                connection.executed(step);
                return result;
            } else if (name.startsWith("set") && arguments != null && arguments[0] instanceof Integer place) {
                row.add(parameter(method, place, arguments));
            }
            return call(real, method, arguments);
        }

        private static Step.Parameter parameter(Method method, int place, Object[] arguments) throws SQLException {
            Object value = arguments.length == 2 ? arguments[1] : null;
            if (value instanceof Blob blob) {
                // jOOQ sets bytes so on H2; a blob can be set only once, and bare JDBC would set bytes
                byte[] bytes = blob.getBytes(1, (int) blob.length());
                return statement -> statement.setBytes(place, bytes);
            }
            return switch (method.getName()) {
                case "setString" -> statement -> statement.setString(place, (String) value);
                case "setLong" -> statement -> statement.setLong(place, (Long) value);
                case "setInt" -> statement -> statement.setInt(place, (Integer) value);
                case "setBoolean" -> statement -> statement.setBoolean(place, (Boolean) value);
                case "setBytes" -> statement -> statement.setBytes(place, (byte[]) value);
                case "setObject" ->
                    arguments.length == 2
                            ? statement -> statement.setObject(place, value)
                            : reflective(method, arguments);
                default -> reflective(method, arguments);
            };
        }

        private static Step.Parameter reflective(Method method, Object[] arguments) {
            return statement -> {
                try {
                    call(statement, method, arguments);
                } catch (SQLException e) {
                    throw e;
                } catch (Throwable e) {
                    throw new SQLException(e);
                }
            };
        }
    }
}
