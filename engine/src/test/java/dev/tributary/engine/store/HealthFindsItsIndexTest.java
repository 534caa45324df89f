package dev.tributary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.channel.ChannelHealth;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.Select;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;

/** How far a channel is behind is asked again and again while somebody looks at it. */
class HealthFindsItsIndexTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWaitsToGoOutIsNotLookedForAmongAllThatEverWentOut(TestDatabase database) {
        try (EngineKit engine = EngineKit.start(database)) {
            DSLContext sql = engine.get(DSLContext.class);
            UUID account = Seeds.in(engine).account("email", "support@shop.example");
            List<Select<?>> asked = new CopyOnWriteArrayList<>();
            sql.configuration().set(ExecuteListener.onExecuteStart(context -> {
                if (context.query() instanceof Select<?> query
                        && query.getSQL().contains("delivery")
                        && query.getSQL().contains("min(")) asked.add(query);
            }));
            assertThat(engine.get(ChannelHealth.class).of(account)).isPresent();
            List<Select<?>> counted = List.copyOf(asked);
            String plan = engine.get(TransactionTemplate.class).execute(status -> {
                // of an empty table PostgreSQL would rather read all
                sql.select(ByIndex.untilCommit(sql)).fetch();
                return String.valueOf(sql.explain(counted.getFirst()).plan());
            });

            assertThat(counted).hasSize(1);
            assertThat(plan).contains("delivery_waiting");
        }
    }
}
