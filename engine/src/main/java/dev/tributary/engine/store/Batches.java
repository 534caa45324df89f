package dev.tributary.engine.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jooq.Batch;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.TableRecord;
import org.jooq.UpdatableRecord;
import org.jooq.UpdateQuery;
import org.jooq.impl.DSL;

/**
 * Many rows in one round trip: the statement is rendered once and bound for each record. All records of a call have the
 * same fields set, namely those of the first.
 */
final class Batches {
    private Batches() {}

    /** Inserts the records; nothing when there are none. */
    static void insert(DSLContext sql, List<? extends TableRecord<?>> records) {
        if (records.isEmpty()) return;
        List<Field<?>> fields = touched(records.getFirst());
        BatchBindStep batch = sql.batch(sql.insertInto(records.getFirst().getTable())
                .columns(fields)
                .values(fields.stream().map(Batches::parameter).toList()));
        for (TableRecord<?> record : records) batch = batch.bind(values(record, fields));
        batch.execute();
    }

    /** Updates the records' rows, found by their keys; nothing when there are none. */
    static void update(DSLContext sql, List<? extends UpdatableRecord<?>> records) {
        if (records.isEmpty()) return;
        UpdatableRecord<?> first = records.getFirst();
        List<? extends TableField<?, ?>> keys =
                first.getTable().getPrimaryKey() == null ? List.of() : List.of(primaryKey(first));
        List<Field<?>> fields = touched(first);
        fields.removeAll(keys);
        var statement = sql.updateQuery(first.getTable());
        for (Field<?> field : fields) set(statement, field);
        Condition found = DSL.noCondition();
        for (Field<?> key : keys) found = found.and(same(key));
        statement.addConditions(found);
        BatchBindStep batch = sql.batch(statement);
        fields.addAll(keys);
        for (UpdatableRecord<?> record : records) batch = batch.bind(values(record, fields));
        Batch ready = batch;
        ready.execute();
    }

    private static TableField<?, ?>[] primaryKey(UpdatableRecord<?> record) {
        return Objects.requireNonNull(record.getTable().getPrimaryKey()).getFieldsArray();
    }

    private static <T> void set(UpdateQuery<?> statement, Field<T> field) {
        statement.addValue(field, parameter(field));
    }

    private static <T> Condition same(Field<T> key) {
        return key.eq(parameter(key));
    }

    static <T> Field<T> parameter(Field<T> field) {
        return DSL.val(null, field.getDataType());
    }

    private static List<Field<?>> touched(TableRecord<?> record) {
        return new ArrayList<>(
                Arrays.stream(record.fields()).filter(record::touched).toList());
    }

    private static Object[] values(TableRecord<?> record, List<Field<?>> fields) {
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) values[i] = record.get(fields.get(i));
        return values;
    }
}
