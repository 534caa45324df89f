package dev.tributary.routes.trial;

import dev.tributary.routes.trial.Behaviour.Finding;
import java.util.List;
import java.util.Map;

/** What the door of every channel takes besides messages. */
final class DoorContract {
    /** A customer; an id that all channels could have given. */
    private static final String SOMEBODY = "5d2f9c1e-8a4b-4b7e-9f63-0c1d2e3f4a5b";

    private static final String AT = "\"sentAt\": \"2026-01-01T10:00:00Z\"";

    private DoorContract() {}

    static List<Behaviour> all() {
        return List.of(
                taken(
                        "door.echo",
                        "{\"kind\": \"echo\", \"externalId\": \"e\", \"to\": \"" + SOMEBODY + "\", \"text\": \"y\", "
                                + AT + "}",
                        Map.of("kind", "echo")),
                taken(
                        "door.receipt",
                        "{\"kind\": \"receipt\", \"externalId\": \"e\", \"to\": \"" + SOMEBODY
                                + "\", \"state\": \"read\"}",
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
                        "{\"kind\": \"typing\", \"from\": {\"id\": \"" + SOMEBODY + "\"}}",
                        Map.of("kind", "typing", "from", SOMEBODY)),
                taken(
                        "door.reaction",
                        "{\"kind\": \"reaction\", \"externalId\": \"e\", \"from\": {\"id\": \"" + SOMEBODY
                                + "\"}, \"text\": \"👍\"}",
                        Map.of("kind", "reaction", "externalId", "e", "from", SOMEBODY, "text", "👍")),
                taken(
                        "door.reaction.off",
                        "{\"kind\": \"reaction\", \"externalId\": \"e\", \"from\": {\"id\": \"" + SOMEBODY + "\"}}",
                        Map.of("kind", "reaction", "externalId", "e", "from", SOMEBODY)),
                new Behaviour("door.edit.card", DoorContract::card),
                new Behaviour("door.edit.nothing", bench -> refused(bench, "{\"kind\": \"edit\", \"text\": \"y\"}")),
                new Behaviour("door.files", DoorContract::files),
                new Behaviour(
                        "door.foreign",
                        bench -> refused(
                                bench,
                                "{\"kind\": \"message\", \"channel\": \"somebody-elses\", \"externalId\": \"e\","
                                        + " \"from\": {\"id\": \"" + SOMEBODY + "\"}, \"text\": \"y\"}")),
                new Behaviour("door.unreadable", bench -> refused(bench, "{\"kind\": \"message\"}")));
    }

    private static Behaviour taken(String key, String event, Map<String, Object> wanted) {
        return new Behaviour(key, bench -> {
            bench.trial().forget();
            try {
                bench.trial().hand(event);
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
        bench.trial().hand("{\"kind\": \"edit\", \"externalId\": \"e\", \"text\": \"card 4111 1111 1111 1111\"}");
        String came = bench.trial().intake().events().toString();
        return came.contains("4111 1111") ? List.of(new Finding(0, came)) : List.of();
    }

    private static List<Finding> files(Bench bench) {
        bench.trial().forget();
        bench.trial()
                .hand(
                        "{\"kind\": \"message\", \"externalId\": \"e\", \"from\": {\"id\": \"" + SOMEBODY
                                + "\"}, \"text\": \"y\","
                                + " \"attachments\": [{\"name\": \"a.txt\", \"type\": \"text/plain\", \"content\": \"aGVsbG8=\"}]}");
        Object files = bench.trial().intake().events().getFirst().get("files");
        return List.of("a.txt").equals(files) ? List.of() : List.of(new Finding(0, String.valueOf(files)));
    }

    private static List<Finding> refused(Bench bench, String event) {
        bench.trial().forget();
        try {
            bench.trial().hand(event);
        } catch (RuntimeException refused) {
            return List.of();
        }
        return List.of(new Finding(0, bench.trial().intake().events().toString()));
    }
}
