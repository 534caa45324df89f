package dev.tributary.engine.store;

import dev.tributary.engine.decision.Snapshot;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How every table of traces writes its columns: the snapshot as JSON, problems one a line. Thread-safe. */
final class TraceColumns {
    private static final int LONGEST_PROBLEMS = 4000;
    private static final Jsonb JSON = JsonbBuilder.create();

    private TraceColumns() {}

    static String written(Snapshot snapshot) {
        return JSON.toJson(snapshot);
    }

    static Snapshot snapshot(String column) {
        return Objects.requireNonNull(JSON.fromJson(column, Snapshot.class));
    }

    static @Nullable String written(List<String> problems) {
        if (problems.isEmpty()) return null;
        String lines = String.join("\n", problems);
        return lines.length() <= LONGEST_PROBLEMS ? lines : lines.substring(0, LONGEST_PROBLEMS);
    }

    static List<String> problems(@Nullable String column) {
        return column == null ? List.of() : column.lines().toList();
    }
}
