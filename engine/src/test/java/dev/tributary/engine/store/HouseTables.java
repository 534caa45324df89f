package dev.tributary.engine.store;

import dev.tributary.engine.kit.TestDatabase;
import org.flywaydb.core.Flyway;

/** The house's tables without the house. */
public final class HouseTables {
    private HouseTables() {}

    /** Lays them in a database as a first start does. */
    public static void layIn(TestDatabase.Address place) {
        DatabaseAddress address = DatabaseAddress.of(place.url(), place.data().toString());
        Flyway.configure()
                .dataSource(address.url(), place.user(), place.password())
                .locations(address.scripts())
                .load()
                .migrate();
    }
}
