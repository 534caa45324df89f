package dev.tributary.engine.kit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What is in the house's tables on PostgreSQL before anybody used them, and how to get back there. Another copy of the
 * template is a thousand files; a test leaves a hundred rows.
 */
final class FirstRows {
    private static final String KEEP = """
            do $$
            declare
                it record;
                filled boolean;
            begin
                create schema first_rows;
                for it in select tablename as name from pg_tables where schemaname = 'public' loop
                    execute format('select exists (select from public.%I)', it.name) into filled;
                    if filled and it.name <> 'flyway_schema_history' then
                        execute format('create table first_rows.%I as table public.%I', it.name, it.name);
                    end if;
                end loop;
                create table first_rows.sequences as
                    select sequencename as name, coalesce(last_value, start_value) as value, last_value is not null as used
                    from pg_sequences where schemaname = 'public';
            end
            $$""";
    private static final String RETURN = """
            do $$
            declare
                it record;
                filled boolean;
            begin
                -- neither foreign keys nor triggers: what they watch over goes as a whole
                set local session_replication_role = replica;
                for it in select tablename as name from pg_tables where schemaname = 'public' loop
                    execute format('select exists (select from public.%I)', it.name) into filled;
                    if filled and it.name <> 'flyway_schema_history' then
                        execute format('delete from public.%I', it.name);
                    end if;
                end loop;
                for it in select tablename as name from pg_tables
                        where schemaname = 'first_rows' and tablename <> 'sequences' loop
                    execute format('insert into public.%I overriding system value table first_rows.%I', it.name, it.name);
                end loop;
                perform setval(format('public.%I', name)::regclass, value, used) from first_rows.sequences;
            end
            $$""";

    private FirstRows() {}

    /** Keeps them beside the tables; a copy of the database has them too. */
    static void keep(TestDatabase.Address address) {
        run(address, KEEP);
    }

    /** Puts them, and nothing else, back into the tables. */
    static void putBack(TestDatabase.Address address) {
        run(address, RETURN);
    }

    private static void run(TestDatabase.Address address, String block) {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute(block);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
