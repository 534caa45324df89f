package dev.tributary.engine.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;

/** Every row of every table, but those of the scheduler's own clockwork; to be compared with itself later. */
public final class EveryRow {
    private EveryRow() {}

    /** The rows by table, each as one text, sorted. */
    public static Map<String, List<String>> of(EngineKit kit) {
        DSLContext sql = kit.get(DSLContext.class);
        Map<String, List<String>> rows = new TreeMap<>();
        for (Table<?> table : sql.meta().getTables()) {
            String name = table.getName().toLowerCase(Locale.ROOT);
            String schema =
                    table.getSchema() == null ? "" : table.getSchema().getName().toLowerCase(Locale.ROOT);
            if (schema.equals("public") && !name.equals("scheduled_tasks"))
                rows.put(
                        name,
                        sql.selectFrom(table).fetch().stream()
                                .map(EveryRow::row)
                                .sorted()
                                .toList());
        }
        return rows;
    }

    private static String row(Record row) {
        return Arrays.stream(row.intoArray())
                .map(value -> value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value))
                .collect(Collectors.joining("|"));
    }
}
