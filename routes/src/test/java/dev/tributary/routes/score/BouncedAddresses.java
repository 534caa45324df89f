package dev.tributary.routes.score;

import dev.tributary.routes.mail.MailAsRead;
import dev.tributary.routes.mail.bounce.Failed;
import dev.tributary.routes.mail.bounce.Returned;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whom a mail did not reach, for good and for now: the sets of addresses are equal. */
final class BouncedAddresses implements ScoredSet {
    @Override
    public String name() {
        return "bounces-flufl";
    }

    @Override
    public List<Tally> score(Path folder) throws IOException {
        Tally tally = new Tally(name(), Bar.atLeast(98, 109));
        for (JsonObject one : CaseFile.jsonLines(folder.resolve("cases.jsonl"))) {
            if (!one.containsKey("permanent")) continue;
            Optional<Returned> found = returned(Files.readAllBytes(folder.resolve(one.getString("file"))));
            boolean right = addresses(found, true).equals(listed(one, "permanent"))
                    && addresses(found, false).equals(listed(one, "temporary"));
            tally.add(one.getString("id"), right);
        }
        return List.of(tally);
    }

    static Optional<Returned> returned(byte[] mail) {
        try {
            return MailAsRead.returned(mail);
        } catch (MessagingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Set<String> addresses(Optional<Returned> found, boolean permanent) {
        Set<String> addresses = new TreeSet<>();
        for (Failed one : found.map(Returned::failed).orElse(List.of())) {
            if (one.permanent() == permanent) addresses.add(one.address());
        }
        return addresses;
    }

    private static Set<String> listed(JsonObject one, String kind) {
        Set<String> addresses = new TreeSet<>();
        for (JsonString address : one.getJsonArray(kind).getValuesAs(JsonString.class)) {
            addresses.add(address.getString().toLowerCase(Locale.ROOT));
        }
        return addresses;
    }
}
