package dev.tributary.engine.store;

import org.flywaydb.core.Flyway;

/** The house's tables, laid by Flyway's scripts as far as they are not there. */
class Migrations {
    /** On a connection of its own, without the pool's time limit: a migration may take its time. */
    void run(DatabaseAddress address, String user, String password) {
        Flyway.configure()
                .dataSource(address.url(), user, password)
                .locations(address.scripts())
                .load()
                .migrate();
    }
}
