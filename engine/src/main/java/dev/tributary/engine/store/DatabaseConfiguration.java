package dev.tributary.engine.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tributary.engine.search.LuceneIndex;
import dev.tributary.engine.search.TextIndex;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamCastMode;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database, wired by hand: pool, migrations, transactions, jOOQ. {@code tributary.db.url} names it; without one it
 * is an H2 file in {@code tributary.data} (see {@link DatabaseAddress}).
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** No statement of the house takes nearly so long; one that does waits for something that does not come. */
    private static final int STATEMENT_MILLISECONDS = 60_000;

    @Bean
    DatabaseAddress databaseAddress(Environment environment) {
        return DatabaseAddress.of(
                environment.getProperty("tributary.db.url", ""), environment.getProperty("tributary.data", "data"));
    }

    @Bean
    Migrations migrations() {
        return new Migrations();
    }

    @Bean(destroyMethod = "close")
    HikariDataSource pool(DatabaseAddress address, Migrations migrations, Environment environment) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("tributary");
        config.setJdbcUrl(address.url());
        config.setUsername(environment.getProperty("tributary.db.user", address.defaultUser()));
        config.setPassword(environment.getProperty("tributary.db.password", ""));
        config.setMaximumPoolSize(environment.getProperty("tributary.db.pool", Integer.class, 24));
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        config.setAutoCommit(true);
        // a batch of inserts goes as one statement of many rows
        if (address.postgres()) config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // once a connection: a transaction's time limit would be set anew on each statement, which costs H2 a command
        // and PostgreSQL's driver a timer. With a limit H2 never counts the values of its columns: it plans for an old
        // house as for a young one, by indexes alone
        config.setConnectionInitSql(
                (address.postgres() ? "set statement_timeout = " : "set query_timeout ") + STATEMENT_MILLISECONDS);
        HikariDataSource pool = new HikariDataSource(config);
        migrations.run(address, config.getUsername(), config.getPassword());
        return pool;
    }

    /** The words of messages: in the database where it can find words, else in a folder beside it. */
    @Bean
    TextIndex textIndex(
            DatabaseAddress address, DSLContext sql, TransactionTemplate transactions, Environment environment) {
        if (address.postgres()) return new WordsTable(sql, transactions, TextIndex.VERSION, WordsTable.NEWEST_PART);
        return new LuceneIndex(
                Path.of(environment.getProperty("tributary.data", "data")).resolve("search"));
    }

    /** What every user of the database gets: takes part in the running transaction, if there is one. */
    @Bean
    @org.springframework.context.annotation.Primary
    DataSource dataSource(HikariDataSource pool) {
        return new TransactionAwareDataSourceProxy(pool);
    }

    @Bean
    PlatformTransactionManager transactionManager(HikariDataSource pool) {
        return new DataSourceTransactionManager(pool);
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    DSLContext sql(DataSource dataSource, DatabaseAddress address) {
        DefaultConfiguration configuration = new DefaultConfiguration();
        configuration.set(new DataSourceConnectionProvider(dataSource));
        configuration.set(address.postgres() ? SQLDialect.POSTGRES : SQLDialect.H2);
        configuration.set(new Settings()
                .withRenderSchema(false)
                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_QUOTED)
                // lists of 5 to 8 ids are the same statement, which the database has parsed before
                .withInListPadding(true)
                // H2 finds no index for a list of casts; it needs none but in a merge: see Upserts
                .withParamCastMode(address.postgres() ? ParamCastMode.DEFAULT : ParamCastMode.NEVER)
                .withExecuteLogging(false));
        return DSL.using(configuration);
    }
}
