package dev.tributary.routes.trial;

import dev.tributary.routes.trial.Behaviour.Finding;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** What the door of every channel takes besides messages. */
final class DoorContract {
    private static final String AT = "\"sentAt\": \"2026-01-01T10:00:00Z\"";

    private DoorContract() {}

    static List<Behaviour> all() {
        return List.of(
                taken(
                        "door.echo",
                        "{\"kind\": \"echo\", \"externalId\": \"e\", \"to\": \"x\", \"text\": \"y\", " + AT + "}",
                        "echo"),
                taken(
                        "door.receipt",
                        "{\"kind\": \"receipt\", \"externalId\": \"e\", \"to\": \"x\", \"state\": \"read\"}",
                        "receipt"),
                taken("door.failure", "{\"kind\": \"failure\", \"externalId\": \"e\", \"text\": \"no\"}", "failure"),
                taken("door.edit", "{\"kind\": \"edit\", \"externalId\": \"e\", \"text\": \"y\"}", null),
                taken("door.delete", "{\"kind\": \"delete\", \"externalId\": \"e\"}", null),
                taken("door.typing", "{\"kind\": \"typing\"}", null),
                taken("door.reaction", "{\"kind\": \"reaction\", \"externalId\": \"e\"}", null),
                new Behaviour("door.files", DoorContract::files),
                new Behaviour(
                        "door.foreign",
                        bench -> refused(
                                bench,
                                "{\"kind\": \"message\", \"channel\": \"somebody-elses\", \"externalId\": \"e\","
                                        + " \"from\": {\"id\": \"x\"}, \"text\": \"y\"}")),
                new Behaviour("door.unreadable", bench -> refused(bench, "{\"kind\": \"message\"}")));
    }

    private static Behaviour taken(String key, String event, @Nullable String kind) {
        return new Behaviour(key, bench -> {
            bench.trial().forget();
            try {
                hand(bench, event);
            } catch (RuntimeException refused) {
                return List.of(new Finding(0, String.valueOf(refused.getMessage())));
            }
            List<Object> kinds = bench.trial().intake().events().stream()
                    .map(one -> one.getOrDefault("kind", ""))
                    .toList();
            List<Object> wanted = kind == null ? List.of() : List.of(kind);
            return kinds.equals(wanted) ? List.of() : List.of(new Finding(0, kinds.toString()));
        });
    }

    private static List<Finding> files(Bench bench) {
        bench.trial().forget();
        hand(
                bench,
                "{\"kind\": \"message\", \"externalId\": \"e\", \"from\": {\"id\": \"x\"}, \"text\": \"y\","
                        + " \"attachments\": [{\"name\": \"a.txt\", \"type\": \"text/plain\", \"content\": \"aGVsbG8=\"}]}");
        Object files = bench.trial().intake().events().getFirst().get("files");
        return List.of("a.txt").equals(files) ? List.of() : List.of(new Finding(0, String.valueOf(files)));
    }

    private static List<Finding> refused(Bench bench, String event) {
        bench.trial().forget();
        try {
            hand(bench, event);
        } catch (RuntimeException refused) {
            return List.of();
        }
        return List.of(new Finding(0, bench.trial().intake().events().toString()));
    }

    private static void hand(Bench bench, String event) {
        try (ProducerTemplate door = bench.trial().hand()) {
            door.sendBody("conversation:" + bench.trial().channel().file().name(), event);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
