package dev.tributary.engine.access;

import dev.tributary.engine.access.DoorStore.Tries;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.secret.Sha256;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link Doorkeeper} on two counters: one for the account and address together, one for the address alone. What was typed
 * is masked and kept as a hash only: people type their password, or worse, into the wrong field.
 */
@Component
final class PatientDoorkeeper implements Doorkeeper {
    private static final int FREE_FOR_PAIR = 5;
    private static final int FREE_FOR_ADDRESS = 50;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration MEMORY = Duration.ofDays(1);

    private final DoorStore store;
    private final Masker masker;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PatientDoorkeeper(DoorStore store, Masker masker, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.masker = masker;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Duration knock(String account, String address) {
        String pair = pair(account, address);
        String alone = alone(address);
        return Objects.requireNonNull(transactions.execute(status -> {
            Instant now = clock.instant();
            store.forgetBefore(now.minus(MEMORY));
            Map<String, Tries> tries = store.lock(new TreeSet<>(Set.of(pair, alone)), now);
            Tries forPair = Objects.requireNonNull(tries.get(pair));
            Tries forAddress = Objects.requireNonNull(tries.get(alone));
            Duration wait = longer(wait(forPair, FREE_FOR_PAIR, now), wait(forAddress, FREE_FOR_ADDRESS, now));
            if (wait.isPositive()) return wait;
            store.write(pair, new Tries(forPair.count() + 1, now));
            store.write(alone, new Tries(forAddress.count() + 1, now));
            return Duration.ZERO;
        }));
    }

    @Override
    public void entered(String account, String address) {
        String pair = pair(account, address);
        String alone = alone(address);
        transactions.executeWithoutResult(status -> {
            Map<String, Tries> tries = store.lock(new TreeSet<>(Set.of(pair, alone)), clock.instant());
            store.forget(pair);
            // only this try is taken back: one right password does not excuse guesses at other accounts
            Tries forAddress = Objects.requireNonNull(tries.get(alone));
            store.write(alone, new Tries(Math.max(0, forAddress.count() - 1), forAddress.lastAt()));
        });
    }

    private static Duration wait(Tries tries, int free, Instant now) {
        if (tries.count() < free) return Duration.ZERO;
        int doublings = Math.min(tries.count() - free, 20);
        Duration pause = Duration.ofSeconds(1L << doublings);
        if (pause.compareTo(LONGEST_WAIT) > 0) pause = LONGEST_WAIT;
        return Duration.between(now, tries.lastAt().plus(pause));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private String pair(String account, String address) {
        String masked = masker.mask(Unmasked.of(account), MaskPlan.CARDS).value();
        return "pair:" + Sha256.hex(masked.strip().toLowerCase(Locale.ROOT) + '\n' + network(address));
    }

    private static String alone(String address) {
        return "address:" + Sha256.hex(network(address));
    }

    /** An IPv6 customer owns a whole /64 and may use a new address for each try. */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
