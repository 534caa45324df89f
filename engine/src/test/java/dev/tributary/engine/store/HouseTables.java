package dev.tributary.engine.store;

import dev.tributary.engine.kit.TestDatabase;

/** The house's tables without the house. */
public final class HouseTables {
    private HouseTables() {}

    /** Lays them in a database as a first start does. */
    public static void layIn(TestDatabase.Address place) {
        new Migrations().run(DatabaseAddress.of(place.url(), place.data().toString()), place.user(), place.password());
    }

    /** For an engine on a database in which they were laid: to look again is a quarter of its start. */
    public static Object laid() {
        return new Laid();
    }

    private static final class Laid extends Migrations {
        @Override
        void run(DatabaseAddress address, String user, String password) {
            // they are there
        }
    }
}
