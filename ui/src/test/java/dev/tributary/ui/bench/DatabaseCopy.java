package dev.tributary.ui.bench;

import dev.tributary.engine.kit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A second database that is like a first one, which nobody has open. */
final class DatabaseCopy {
    private DatabaseCopy() {}

    static TestDatabase.Address of(TestDatabase kind, TestDatabase.Address original) throws IOException, SQLException {
        TestDatabase.Address copy = kind.durable();
        try (var files = Files.list(original.data())) {
            for (Path file : files.toList())
                if (Files.isRegularFile(file))
                    Files.copy(file, copy.data().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        if (kind == TestDatabase.POSTGRES) {
            try (Connection server = DriverManager.getConnection(
                            original.url().replace("/" + name(original) + "?", "/postgres?"), "postgres", "");
                    Statement statement = server.createStatement()) {
                statement.execute("drop database " + name(copy));
                statement.execute("create database " + name(copy) + " template " + name(original));
            }
        }
        return copy;
    }

    private static String name(TestDatabase.Address address) {
        String path = address.url().substring(address.url().lastIndexOf('/') + 1);
        int options = path.indexOf('?');
        return options < 0 ? path : path.substring(0, options);
    }
}
