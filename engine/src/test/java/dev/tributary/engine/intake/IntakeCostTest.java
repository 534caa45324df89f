package dev.tributary.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.ChannelSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.Test;

/** How many statements a message costs: what the speed of intake hangs on. */
class IntakeCostTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");

    @Test
    void aMessageCostsFewStatementsAndABatchNoMore() {
        List<String> statements = new CopyOnWriteArrayList<>();
        try (EngineKit kit = EngineKit.start(TestDatabase.H2, new FakeRuleCompiler())) {
            kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
            Intake intake = kit.get(Intake.class);
            intake.accept(Incoming.chat(SITE, "v1", "1").build());
            String intakeThread = Thread.currentThread().getName();
            kit.get(DSLContext.class)
                    .configuration()
                    .set(new DefaultExecuteListenerProvider(ExecuteListener.onExecuteStart((ExecuteContext context) -> {
                        if (Thread.currentThread().getName().equals(intakeThread))
                            statements.add(String.valueOf(context.sql()));
                    })));

            intake.accept(Incoming.chat(SITE, "v1", "2").build());
            assertThat(statements).hasSizeLessThanOrEqualTo(10);

            statements.clear();
            intake.accept(Incoming.chat(SITE, "v2", "1").build());
            assertThat(statements).hasSizeLessThanOrEqualTo(10);

            statements.clear();
            List<ChannelEvent> batch = new ArrayList<>();
            for (int i = 0; i < 50; i++)
                batch.add(Incoming.chat(SITE, "v" + i % 25, "b" + i).build());
            intake.acceptAll(batch);
            assertThat(statements).hasSizeLessThanOrEqualTo(14);
        }
    }
}
