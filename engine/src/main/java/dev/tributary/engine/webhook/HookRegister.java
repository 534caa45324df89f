package dev.tributary.engine.webhook;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.secret.SecretBox;
import dev.tributary.engine.settings.SettingStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link Webhooks} among the settings, each under its name, its secret sealed for that place. */
@Component
final class HookRegister implements Webhooks {
    /** Of 24 to 64 bytes, says the specification; its secrets begin so. */
    static final String PREFIX = "whsec_";

    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_URL = 2000;

    private final SettingStore settings;
    private final HookCallStore calls;
    private final SecretBox box;
    private final Permissions permissions;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    HookRegister(
            SettingStore settings,
            HookCallStore calls,
            SecretBox box,
            Permissions permissions,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.settings = settings;
        this.calls = calls;
        this.box = box;
        this.permissions = permissions;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether there is one of that name. */
    boolean has(String name) {
        return settings.read(PLACE + name).isPresent();
    }

    /** The one of that name. */
    Optional<Hook> find(String name) {
        return settings.read(PLACE + name)
                .map(fields -> new Hook(
                        name,
                        field(fields, "url"),
                        privateAllowed(fields),
                        box.open(field(fields, "secret"), PLACE + name)));
    }

    private static String field(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name));
    }

    private static boolean privateAllowed(Map<String, String> fields) {
        return Boolean.parseBoolean(field(fields, "privateAllowed"));
    }

    @Override
    public List<Webhook> all(UUID actor) {
        permissions.requireFullAccess(actor);
        return settings.startingWith(PLACE).entrySet().stream()
                .map(setting -> new Webhook(
                        setting.getKey().substring(PLACE.length()),
                        field(setting.getValue(), "url"),
                        privateAllowed(setting.getValue())))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    @Override
    public Optional<String> put(UUID actor, String name, String url, boolean privateAllowed) {
        String checkedName = name(name);
        String checkedUrl = url(url);
        return Objects.requireNonNull(transactions.execute(status -> {
            Agent agent = permissions.requireFullAccess(actor);
            Map<String, String> there = settings.read(PLACE + checkedName).orElse(null);
            boolean allowedAlready = there != null
                    && privateAllowed(there)
                    && field(there, "url").equals(checkedUrl);
            if (privateAllowed && !allowedAlready && !Permissions.mayChangeOwners(agent))
                throw new CommandRefused(Reason.NEEDS_OWNER);
            String fresh = there == null ? secret() : null;
            write(
                    actor,
                    checkedName,
                    checkedUrl,
                    privateAllowed,
                    fresh == null ? field(Objects.requireNonNull(there), "secret") : seal(fresh, checkedName));
            return Optional.ofNullable(fresh);
        }));
    }

    @Override
    public String renewSecret(UUID actor, String name) {
        String fresh = secret();
        transactions.executeWithoutResult(status -> {
            permissions.requireFullAccess(actor);
            Map<String, String> there = known(name);
            write(actor, name, field(there, "url"), privateAllowed(there), seal(fresh, name));
        });
        return fresh;
    }

    @Override
    public void remove(UUID actor, String name) {
        transactions.executeWithoutResult(status -> {
            permissions.requireFullAccess(actor);
            known(name);
            settings.remove(PLACE + name);
            log.append(NewEvent.of(EventKind.SETTING_CHANGED, PLACE + name).by(actor));
        });
    }

    @Override
    public List<Call> calls(UUID actor, int limit) {
        permissions.requireFullAccess(actor);
        return calls.newest(limit);
    }

    private Map<String, String> known(String name) {
        return settings.read(PLACE + name).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND, name));
    }

    private void write(UUID actor, String name, String url, boolean privateAllowed, String sealed) {
        settings.write(
                PLACE + name,
                Map.of("url", url, "privateAllowed", Boolean.toString(privateAllowed), "secret", sealed),
                clock.instant());
        log.append(NewEvent.of(EventKind.SETTING_CHANGED, PLACE + name).by(actor));
    }

    private String seal(String secret, String name) {
        return box.seal(secret, PLACE + name);
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    private static String name(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl))
            throw new CommandRefused(Reason.FIELD_MALFORMED, "name");
        return name;
    }

    /** http(s) with a host, and nobody's name or password in it. */
    private static String url(String typed) {
        String url = typed.strip();
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && url.length() <= LONGEST_URL) return url;
        } catch (URISyntaxException e) {
            // refused below, like any other address that is none
        }
        throw new CommandRefused(Reason.FIELD_MALFORMED, "url");
    }
}
