package dev.tributary.routes.messenger;

import dev.tributary.engine.spi.CheckReport;
import dev.tributary.engine.spi.CheckReport.Step;
import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The test of a page's settings: reads the page by its token, compares the id, and subscribes the app to the page's
 * events, which may be repeated any number of times.
 */
@Component
final class PageCheck {
    /** What we want to be told of. */
    static final String FIELDS = "messages,message_echoes,message_deliveries,message_reads,messaging_postbacks,"
            + "message_reactions,message_edits,messaging_referrals,standby,messaging_handovers";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Graph graph;

    PageCheck(Graph graph) {
        this.graph = graph;
    }

    CheckReport check(Page page) {
        List<Step> steps = new ArrayList<>();
        try {
            Graph.Answer me = graph.get(page, "me", Map.of("fields", "id,name"), PATIENCE);
            if (!me.ok())
                return failed(
                        steps,
                        "check.messenger.token.refused",
                        GraphError.of(me).message());
            String id = me.body().get("id") instanceof JsonString text ? text.getString() : "";
            String name = me.body().get("name") instanceof JsonString text ? text.getString() : id;
            steps.add(new Step(true, "check.messenger.token.ok", List.of(name)));
            if (!id.equals(page.id())) return failed(steps, "check.messenger.page.other", id);
            Graph.Answer subscribed = subscribe(page);
            if (!subscribed.ok()) {
                return failed(
                        steps,
                        "check.messenger.subscribe.refused",
                        GraphError.of(subscribed).message());
            }
            steps.add(new Step(true, "check.messenger.subscribe.ok", List.of()));
            if (page.comments()) {
                Graph.Answer posts = graph.get(
                        page,
                        page.id() + "/posts",
                        Map.of("limit", "1", "fields", "comments.limit(1){message}"),
                        PATIENCE);
                if (!posts.ok())
                    return failed(
                            steps,
                            "check.messenger.comments.refused",
                            GraphError.of(posts).message());
                steps.add(new Step(true, "check.messenger.comments.ok", List.of()));
            }
        } catch (IOException | IllegalArgumentException e) {
            return failed(steps, "check.messenger.unreachable");
        }
        return new CheckReport(steps);
    }

    /**
     * Has the page's events told to our webhook from now on; of no effect when they are.
     *
     * @throws IOException when no answer came
     */
    Graph.Answer subscribe(Page page) throws IOException {
        return graph.post(
                page,
                page.id() + "/subscribed_apps",
                Map.of("subscribed_fields", FIELDS),
                "application/x-www-form-urlencoded",
                new byte[0]);
    }

    private static CheckReport failed(List<Step> steps, String key, String... arguments) {
        steps.add(new Step(false, key, List.of(arguments)));
        return new CheckReport(steps);
    }
}
