package dev.tributary.routes.score;

import dev.tributary.routes.mail.bounce.Failed;
import dev.tributary.routes.mail.bounce.Reason;
import dev.tributary.routes.mail.bounce.Returned;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** No report opens a conversation, and the reason is theirs, in our coarser words, where they give one. */
final class BounceReasons implements ScoredSet {
    /** What each of their thirty reasons is to us; where one of theirs is told by whose fault it is, one of two. */
    private static final Map<String, Set<Reason>> OURS = Map.ofEntries(
            Map.entry("userunknown", Set.of(Reason.NO_SUCH_ADDRESS)),
            Map.entry("filtered", Set.of(Reason.NO_SUCH_ADDRESS, Reason.REFUSED)),
            Map.entry("hasmoved", Set.of(Reason.CLOSED)),
            Map.entry("suspend", Set.of(Reason.CLOSED)),
            Map.entry("hostunknown", Set.of(Reason.NO_SUCH_DOMAIN)),
            Map.entry("mailboxfull", Set.of(Reason.MAILBOX_FULL)),
            Map.entry("mesgtoobig", Set.of(Reason.TOO_LARGE)),
            Map.entry("emailtoolarge", Set.of(Reason.TOO_LARGE)),
            Map.entry("exceedlimit", Set.of(Reason.TOO_LARGE)),
            Map.entry("spamdetected", Set.of(Reason.SPAM)),
            Map.entry("contenterror", Set.of(Reason.SPAM, Reason.REFUSED)),
            Map.entry("virusdetected", Set.of(Reason.VIRUS)),
            Map.entry("authfailure", Set.of(Reason.NOT_TRUSTED)),
            Map.entry("badreputation", Set.of(Reason.NOT_TRUSTED)),
            Map.entry("blocked", Set.of(Reason.NOT_TRUSTED)),
            Map.entry("requireptr", Set.of(Reason.NOT_TRUSTED)),
            Map.entry("norelaying", Set.of(Reason.NOT_TRUSTED)),
            Map.entry("rejected", Set.of(Reason.NOT_TRUSTED)),
            Map.entry("securityerror", Set.of(Reason.NOT_TRUSTED, Reason.REFUSED)),
            Map.entry("policyviolation", Set.of(Reason.REFUSED)),
            Map.entry("notcompliantrfc", Set.of(Reason.REFUSED)),
            Map.entry("toomanyconn", Set.of(Reason.TOO_MANY)),
            Map.entry("speeding", Set.of(Reason.TOO_MANY)),
            Map.entry("ratelimited", Set.of(Reason.TOO_MANY)),
            Map.entry("expired", Set.of(Reason.NOT_REACHED)),
            Map.entry("networkerror", Set.of(Reason.NOT_REACHED, Reason.NO_SUCH_DOMAIN)),
            Map.entry("notaccept", Set.of(Reason.NO_SUCH_DOMAIN, Reason.REFUSED)),
            Map.entry("mailererror", Set.of(Reason.SERVER_FAULT)),
            Map.entry("systemerror", Set.of(Reason.SERVER_FAULT)),
            Map.entry("systemfull", Set.of(Reason.SERVER_FAULT)),
            Map.entry("syntaxerror", Set.of(Reason.SERVER_FAULT)),
            Map.entry("failedstarttls", Set.of(Reason.SERVER_FAULT)),
            Map.entry("feedback", Set.of(Reason.COMPLAINT)),
            Map.entry("undefined", Set.of(Reason.UNKNOWN)),
            Map.entry("onhold", Set.of(Reason.UNKNOWN)));

    @Override
    public String name() {
        return "bounces-sisimai";
    }

    @Override
    public List<Tally> score(Path folder) throws IOException {
        Tally closed = new Tally("bounces-sisimai-closed", Bar.ALL);
        Tally reasons = new Tally("bounces-sisimai-reasons", Bar.atLeast(85, 100));
        for (JsonObject one : CaseFile.jsonLines(folder.resolve("cases.jsonl"))) {
            String id = one.getString("id");
            Optional<Returned> found =
                    BouncedAddresses.returned(Files.readAllBytes(folder.resolve(one.getString("file"))));
            closed.add(id, found.isPresent());
            if (!one.containsKey("expected")) continue;
            List<Reason> ours = found.map(Returned::failed).orElse(List.of()).stream()
                    .map(Failed::reason)
                    .toList();
            for (JsonValue expected : one.getJsonArray("expected")) {
                String theirs = expected.asJsonObject().getString("reason", "");
                boolean same = ours.stream().anyMatch(OURS.getOrDefault(theirs, Set.of())::contains);
                reasons.add(id + " " + theirs + " is " + ours, same);
            }
        }
        return List.of(closed, reasons);
    }
}
