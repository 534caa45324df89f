package dev.tributary.routes.trial;

import dev.tributary.routes.trial.Behaviour.Finding;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;

/** What the door of every channel takes besides messages. */
final class DoorContract {
    private static final String AT = "\"sentAt\": \"2026-01-01T10:00:00Z\"";

    private DoorContract() {}

    static List<Behaviour> all() {
        return List.of(
                taken(
                        "door.echo",
                        "{\"kind\": \"echo\", \"externalId\": \"e\", \"to\": \"x\", \"text\": \"y\", " + AT + "}",
                        Map.of("kind", "echo")),
                taken(
                        "door.receipt",
                        "{\"kind\": \"receipt\", \"externalId\": \"e\", \"to\": \"x\", \"state\": \"read\"}",
                        Map.of("kind", "receipt")),
                taken(
                        "door.failure",
                        "{\"kind\": \"failure\", \"externalId\": \"e\", \"text\": \"no\"}",
                        Map.of("kind", "failure")),
                taken(
                        "door.edit",
                        "{\"kind\": \"edit\", \"externalId\": \"e\", \"text\": \"y\"}",
                        Map.of("kind", "edit", "externalId", "e", "text", "y")),
                taken(
                        "door.delete",
                        "{\"kind\": \"delete\", \"externalId\": \"e\"}",
                        Map.of("kind", "delete", "externalId", "e")),
                taken(
                        "door.typing",
                        "{\"kind\": \"typing\", \"from\": {\"id\": \"x\"}}",
                        Map.of("kind", "typing", "from", "x")),
                taken(
                        "door.reaction",
                        "{\"kind\": \"reaction\", \"externalId\": \"e\", \"from\": {\"id\": \"x\"}, \"text\": \"👍\"}",
                        Map.of("kind", "reaction", "externalId", "e", "from", "x", "text", "👍")),
                taken(
                        "door.reaction.off",
                        "{\"kind\": \"reaction\", \"externalId\": \"e\", \"from\": {\"id\": \"x\"}}",
                        Map.of("kind", "reaction", "externalId", "e", "from", "x")),
                new Behaviour("door.edit.card", DoorContract::card),
                new Behaviour("door.edit.nothing", bench -> refused(bench, "{\"kind\": \"edit\", \"text\": \"y\"}")),
                new Behaviour("door.files", DoorContract::files),
                new Behaviour(
                        "door.foreign",
                        bench -> refused(
                                bench,
                                "{\"kind\": \"message\", \"channel\": \"somebody-elses\", \"externalId\": \"e\","
                                        + " \"from\": {\"id\": \"x\"}, \"text\": \"y\"}")),
                new Behaviour("door.unreadable", bench -> refused(bench, "{\"kind\": \"message\"}")));
    }

    private static Behaviour taken(String key, String event, Map<String, Object> wanted) {
        return new Behaviour(key, bench -> {
            bench.trial().forget();
            try {
                hand(bench, event);
            } catch (RuntimeException refused) {
                return List.of(new Finding(0, String.valueOf(refused.getMessage())));
            }
            List<Map<String, Object>> came = bench.trial().intake().events();
            boolean asWanted = came.size() == 1 && came.getFirst().entrySet().containsAll(wanted.entrySet());
            return asWanted ? List.of() : List.of(new Finding(0, came.toString()));
        });
    }

    /** What an edit says is masked as what a message says. */
    private static List<Finding> card(Bench bench) {
        bench.trial().forget();
        hand(bench, "{\"kind\": \"edit\", \"externalId\": \"e\", \"text\": \"card 4111 1111 1111 1111\"}");
        String came = bench.trial().intake().events().toString();
        return came.contains("4111 1111") ? List.of(new Finding(0, came)) : List.of();
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
