package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.search.SearchQuery;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Neither a queue nor a filter reads the conversations through. Pages are read through: there are few. */
class SearchPlansTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyQueueAndEveryFilterGoesByAnIndex(TestDatabase database) {
        try (EngineKit engine = EngineKit.start(database)) {
            Seeds seeds = Seeds.in(engine);
            Group sales = seeds.group("sales");
            Group support = seeds.group("support");
            List<Agent> agents = List.of(
                    seeds.owner(), seeds.agent("Anna", Role.AGENT, sales, support), seeds.agent("Dani", Role.AGENT));
            DSLContext sql = engine.get(DSLContext.class);
            sql.transaction(configuration -> {
                DSLContext here = configuration.dsl();
                // tables are empty: of two plans that cost nothing PostgreSQL takes the one without an index
                if (database == TestDatabase.POSTGRES) here.execute("set local enable_seqscan = off");
                for (Agent agent : agents)
                    for (Queue queue : Queue.values())
                        for (Condition filter : filters(agents.getLast().id(), sales.id()))
                            for (Visibility.Branch branch : Visibility.branches(agent, queue))
                                goesByIndex(here, database, branch, filter, queue + " of " + agent.name());
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatIsAtHandIsLookedUpOneByOne(TestDatabase database) {
        try (EngineKit engine = EngineKit.start(database)) {
            Seeds seeds = Seeds.in(engine);
            Agent anna = seeds.agent("Anna", Role.AGENT, seeds.group("sales"));
            DSLContext sql = engine.get(DSLContext.class);
            sql.transaction(configuration -> {
                DSLContext here = configuration.dsl();
                if (database == TestDatabase.POSTGRES) here.execute("set local enable_seqscan = off");
                for (SearchQuery query : queries(UUID.randomUUID(), UUID.randomUUID()))
                    for (Queue queue : Queue.values())
                        assertThat(plan(
                                        here,
                                        here.select(CONVERSATION.ID)
                                                .from(CONVERSATION)
                                                .where(CONVERSATION
                                                        .ID
                                                        .in(UUID.randomUUID(), UUID.randomUUID())
                                                        .and(Filters.ofEach(query))
                                                        .and(Visibility.in(anna, queue)))))
                                .as(query + " in " + queue)
                                .doesNotContain(".tableScan", "Seq Scan")
                                // H2 would read all that was ever assigned to the agent to know whether these are;
                                // PostgreSQL decides by how much there is, and here is nothing
                                .doesNotContain("IN(    SELECT");
            });
        }
    }

    private static String plan(DSLContext sql, Select<?> query) {
        return sql.resultQuery("explain " + sql.renderInlined(query)).fetch(0, String.class).stream()
                .collect(Collectors.joining("\n"));
    }

    private static void goesByIndex(
            DSLContext sql, TestDatabase database, Visibility.Branch branch, Condition filter, String what) {
        Select<?> page = sql.select(CONVERSATION.ID, CONVERSATION.LAST_ACTIVITY_AT)
                .from(branch.from())
                .where(branch.which().and(filter))
                .orderBy(branch.newest())
                .limit(40);
        String plan = plan(sql, page);
        assertThat(plan)
                .as(what)
                .doesNotContainPattern(
                        database == TestDatabase.H2 ? "conversation\\w*\\.tableScan" : "Seq Scan on conversation");
        if (!filter.equals(DSL.noCondition())) return;
        // the page is the beginning of an index: nothing is sorted
        if (database == TestDatabase.H2) assertThat(plan).as(what).contains("index sorted");
        else assertThat(plan).as(what).doesNotContain("Sort");
    }

    /** None, and each of the order's. */
    private static List<Condition> filters(UUID agent, UUID group) {
        List<Condition> filters = new ArrayList<>(List.of(DSL.noCondition()));
        queries(agent, group).forEach(query -> filters.add(Filters.of(query)));
        return filters;
    }

    private static List<SearchQuery> queries(UUID agent, UUID group) {
        List<SearchQuery> queries = new ArrayList<>();
        for (int part = 0; part < 7; part++)
            queries.add(new SearchQuery(
                    "",
                    part == 0 ? Set.of(5) : Set.of(),
                    part == 1 ? Set.of(agent) : Set.of(),
                    part == 2 ? Set.of(group) : Set.of(),
                    part == 3 ? Set.of("vip") : Set.of(),
                    part == 4 ? Set.of("vip") : Set.of(),
                    part == 5 ? "shop.example/shoes" : "",
                    part == 6 ? "203.0.113.7" : "",
                    Set.of(),
                    null,
                    null,
                    ZoneOffset.UTC));
        return queries;
    }
}
