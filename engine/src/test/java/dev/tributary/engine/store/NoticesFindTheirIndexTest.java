package dev.tributary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Role;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.notice.NewNotice;
import dev.tributary.engine.notice.Notice;
import dev.tributary.engine.notice.NoticeKind;
import dev.tributary.engine.notice.NoticeMailStore;
import dev.tributary.engine.notice.NoticeStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.Select;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What is asked for each notice does not cost more with every notice that its agent was ever sent. */
class NoticesFindTheirIndexTest {
    @Test
    void whatWaitsForAnAgentIsNotLookedForAmongAllTheyWereEverTold() {
        try (EngineKit engine = EngineKit.start(TestDatabase.H2)) {
            DSLContext sql = engine.get(DSLContext.class);
            Instant now = engine.clock().instant();
            Seeds seeds = Seeds.in(engine);
            UUID anna = seeds.agent("Anna", Role.AGENT).id();
            UUID conversation = seeds.conversation(seeds.contact("Kata", null), "chat", seeds.account("chat", "shop"))
                    .plant();
            NoticeStore notices = engine.get(NoticeStore.class);
            Notice mail = notices.add(
                            List.of(new NewNotice(
                                    "rule",
                                    "messageReceived",
                                    NoticeKind.MISSED,
                                    Notice.EMAIL,
                                    anna,
                                    null,
                                    conversation,
                                    null,
                                    null,
                                    Set.of(),
                                    1,
                                    now)),
                            now)
                    .getFirst();
            notices.settle(List.of(new NoticeStore.Settled(mail.id(), Notice.State.HANDED_ON, null)), now);

            List<Select<?>> asked = new ArrayList<>();
            sql.configuration().set(ExecuteListener.onExecuteStart(context -> {
                if (context.query() instanceof Select<?> query) asked.add(query);
            }));
            engine.get(TransactionTemplate.class).executeWithoutResult(status -> {
                engine.get(NoticeMailStore.class).claim(mail.id(), now, Duration.ofMinutes(15));
                notices.nextDue(Set.of(anna, UUID.randomUUID()), NoticeKind.MISSED, Notice.EMAIL);
            });
            List<String> plans = List.copyOf(asked).stream()
                    .map(query -> String.valueOf(sql.explain(query).plan()))
                    .filter(plan -> plan.contains("\"agent_id\""))
                    .toList();

            assertThat(plans.stream().filter(plan -> plan.contains("/* public.notification_told:")))
                    .as("under way, last mail, what goes with it")
                    .hasSize(3);
            assertThat(plans.stream().filter(plan -> plan.contains("/* public.notification_due:")))
                    .as("what is gathered, what fell due with it")
                    .hasSize(2);
            assertThat(plans).noneMatch(plan -> plan.contains("_INDEX_6: agent_id"));
        }
    }
}
