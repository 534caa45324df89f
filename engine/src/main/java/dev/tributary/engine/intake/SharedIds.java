package dev.tributary.engine.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells another message from a repeat where an id is not proof: mails with one Message-ID and different
 * content are different mails (a mailer with a fixed id, a mail that was changed on its way), and none may be lost: the
 * second is kept as {@code id~2}, the third as {@code id~3}. Which of them a mail is follows from its masked content, so
 * that the same mail finds the same name however often it comes.
 */
final class SharedIds {
    private static final int AT_ONCE = 50;

    private final IntakeStore store;
    private final Map<ExternalKey, Arrival> seen = new HashMap<>();

    SharedIds(IntakeStore store) {
        this.store = store;
    }

    /**
     * The same messages in the same order, each under the name it has or will have.
     *
     * @param known what is stored under their own names; what is found on the way is added
     */
    List<Arrival> named(List<Arrival> arrivals, Map<ExternalKey, IntakeResult.Duplicate> known) {
        List<Arrival> named = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            boolean shared =
                    arrival.idMayBeShared() && (known.containsKey(arrival.key()) || seen.containsKey(arrival.key()));
            Arrival one = shared ? named(arrival, known) : arrival;
            seen.putIfAbsent(one.key(), one);
            named.add(one);
        }
        return named;
    }

    private Arrival named(Arrival arrival, Map<ExternalKey, IntakeResult.Duplicate> known) {
        for (int first = 1; ; first += AT_ONCE) {
            Set<ExternalKey> names = new LinkedHashSet<>();
            for (int number = first; number < first + AT_ONCE; number++) names.add(name(arrival.key(), number));
            known.putAll(store.known(names));
            Optional<ExternalKey> same = store.sameContent(names, arrival.content());
            if (same.isPresent()) return arrival.under(same.get());
            for (ExternalKey name : names) {
                Arrival other = seen.get(name);
                if (other != null && other.content().equals(arrival.content())) return arrival.under(name);
                if (other == null && !known.containsKey(name)) return arrival.under(name);
            }
        }
    }

    private static ExternalKey name(ExternalKey key, int number) {
        return number == 1
                ? key
                : new ExternalKey(key.accountId(), ArrivalMasking.fitting(key.externalId() + "~" + number));
    }
}
