package dev.tributary.ui.bench;

import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.store.HouseTables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A database that is filled once and measured many times: in the folder {@code -Dbench.folder}, with its words. Without that
 * property, and on a clean machine, it is a fresh one that goes when the process does.
 */
final class KeptStore implements AutoCloseable {
    private static final String FOLDER = System.getProperty("bench.folder", "");

    final TestDatabase.Address address;
    /** What fills the database, or is in it. */
    final InboxStore store;

    private final AutoCloseable server;

    private KeptStore(TestDatabase.Address address, InboxStore store, AutoCloseable server) {
        this.address = address;
        this.store = store;
        this.server = server;
    }

    /** The store of this size, filled. */
    static KeptStore of(TestDatabase kind, int conversations) throws IOException, SQLException {
        if (FOLDER.isEmpty()) {
            TestDatabase.Address address = kind.fresh();
            return new KeptStore(address, InboxStore.fill(kind, address, conversations), () -> {});
        }
        Path folder = Path.of(FOLDER).toAbsolutePath().resolve(BenchHouse.label(kind) + "-" + conversations);
        Files.createDirectories(folder);
        AutoCloseable server = () -> {};
        TestDatabase.Address address =
                new TestDatabase.Address("jdbc:h2:file:" + folder.resolve("tributary"), "sa", "", folder);
        if (kind == TestDatabase.POSTGRES) {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("server"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
            server = postgres;
            address = new TestDatabase.Address(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", folder);
        }
        Path filled = folder.resolve("filled");
        if (Files.exists(filled)) return new KeptStore(address, new InboxStore(conversations), server);
        HouseTables.layIn(address);
        InboxStore store = InboxStore.fill(kind, address, conversations);
        Files.createFile(filled);
        return new KeptStore(address, store, server);
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
