package dev.tributary.engine.kit;

import dev.tributary.engine.store.HouseTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fresh database for a test: a real H2 file, or a database of its own on a real PostgreSQL server that the tests of a JVM
 * share. The house's tables are in it already: they are laid once a JVM and copied, or emptied after another test.
 */
public enum TestDatabase {
    H2 {
        @Override
        public Address fresh() {
            Address address = empty();
            try {
                Files.copy(FurnishedFile.PATH, address.data().resolve(FurnishedFile.PATH.getFileName()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return address.furnished();
        }

        @Override
        void takeBack(Address used) {
            delete(used.data());
        }

        @Override
        public Address empty() {
            Path folder = temporaryFolder();
            return new Address("jdbc:h2:file:" + folder.resolve("tributary"), "sa", "", folder);
        }
    },
    POSTGRES {
        @Override
        public Address fresh() {
            Address used = USED.poll();
            if (used == null)
                return create(Quick.RUNNING, " template " + Furnished.NAME).furnished();
            FirstRows.putBack(used);
            return new Address(used.url(), used.user(), used.password(), temporaryFolder(), true);
        }

        @Override
        void takeBack(Address used) {
            delete(used.data());
            USED.add(used);
        }

        @Override
        public Address empty() {
            return create(Quick.RUNNING, "");
        }

        @Override
        public Address durable() {
            return create(Durable.RUNNING, "");
        }
    };

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Queue<Address> USED = new ConcurrentLinkedQueue<>();

    /**
     * A database as a new house has it. A PostgreSQL one does not wait for the disk, for no test pulls the machine's plug,
     * and its own counts may be of tests before; {@link #empty} is nobody's.
     */
    public abstract Address fresh();

    /** Takes back what {@link #fresh} gave: nobody will use it again, so the next one may have it, with nothing in it. */
    abstract void takeBack(Address used);

    /** A database without a table. */
    public abstract Address empty();

    /** A fresh database that waits for the disk as in earnest: for crash tests and benches. */
    public Address durable() {
        return fresh();
    }

    /**
     * Where a database is.
     *
     * @param url JDBC address
     * @param user user
     * @param password password
     * @param data the data folder that belongs to it, with the key that opens its secrets
     * @param laid whether it is known to have the house's tables
     */
    public record Address(String url, String user, String password, Path data, boolean laid) {
        /** One that may have no tables yet. */
        public Address(String url, String user, String password, Path data) {
            this(url, user, password, data, false);
        }

        private Address furnished() {
            return new Address(url, user, password, data, true);
        }

        /** As the properties that the engine reads. */
        public Map<String, Object> properties() {
            return Map.of(
                    "tributary.db.url", url,
                    "tributary.db.user", user,
                    "tributary.db.password", password,
                    "tributary.data", data.toString());
        }
    }

    private static Address create(EmbeddedPostgres server, String like) {
        String name = "tributary_" + NEXT.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + like);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Address(server.getJdbcUrl("postgres", name), "postgres", "", temporaryFolder());
    }

    private static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("tributary-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder and what is in it, as far as that goes. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // a temp folder that stays behind harms nobody
        }
    }

    private static final class Quick {
        static final EmbeddedPostgres RUNNING = start("off", MemoryFolder.of("tributary-postgres-"));
    }

    private static final class FurnishedFile {
        static final Path PATH = furnish(H2.empty()).data().resolve("tributary.mv.db");
    }

    private static final class Furnished {
        static final String NAME = lay();

        private static String lay() {
            Address address = furnish(create(Quick.RUNNING, ""));
            FirstRows.keep(address);
            String path = address.url().substring(address.url().lastIndexOf('/') + 1);
            return path.substring(0, path.indexOf('?'));
        }
    }

    private static Address furnish(Address bare) {
        HouseTables.layIn(bare);
        return bare;
    }

    private static final class Durable {
        static final EmbeddedPostgres RUNNING = start("on", null);
    }

    /** A server in this folder, or in one of its own on the disk. */
    private static EmbeddedPostgres start(String waits, @Nullable Path folder) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            if (folder != null) builder.setDataDirectory(folder);
            return builder.setServerConfig("fsync", waits)
                    .setServerConfig("full_page_writes", waits)
                    .setServerConfig("synchronous_commit", waits)
                    .setServerConfig("max_connections", "200")
                    // at a moment of its own it would count the rows of one test for the plans of the next
                    .setServerConfig("autovacuum", waits)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
