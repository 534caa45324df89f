package dev.tributary.engine.settings;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.secret.SecretBox;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link HouseSettings}: checks, seals the mail password, writes and tells it, in one transaction. */
@Component
final class SettingRegister implements HouseSettings {
    private static final String NAME = "house";
    private static final String PASSWORD = "mailPassword";
    private static final String PLACE = "setting/house/mailPassword";
    private static final Set<String> SECURITIES = Set.of("none", "starttls", "tls");

    private final SettingStore store;
    private final SecretBox box;
    private final Permissions permissions;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SettingRegister(
            SettingStore store,
            SecretBox box,
            Permissions permissions,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.box = box;
        this.permissions = permissions;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Values current() {
        Map<String, String> fields = fields();
        return new Values(
                fields.getOrDefault("publicUrl", ""),
                Boolean.parseBoolean(fields.getOrDefault("proxyTrusted", "false")),
                fields.getOrDefault("mailHost", ""),
                Integer.parseInt(fields.getOrDefault("mailPort", "587")),
                fields.getOrDefault("mailSecurity", "starttls"),
                fields.getOrDefault("mailUser", ""),
                fields.getOrDefault("mailFrom", ""));
    }

    @Override
    public String mailPassword() {
        String sealed = fields().get(PASSWORD);
        return sealed == null ? "" : box.open(sealed, PLACE);
    }

    @Override
    public void change(UUID actor, Values values, @Nullable String mailPassword) {
        transactions.executeWithoutResult(status -> {
            permissions.requireFullAccess(actor);
            Map<String, String> fields = new HashMap<>();
            fields.put("publicUrl", publicUrl(values.publicUrl()));
            fields.put("proxyTrusted", Boolean.toString(values.proxyTrusted()));
            fields.put("mailHost", values.mailHost().strip());
            fields.put("mailPort", Integer.toString(port(values.mailPort())));
            fields.put("mailSecurity", security(values.mailSecurity()));
            fields.put("mailUser", values.mailUser().strip());
            fields.put("mailFrom", values.mailFrom().strip());
            String sealed = mailPassword == null ? fields().get(PASSWORD) : box.seal(mailPassword, PLACE);
            if (sealed != null) fields.put(PASSWORD, sealed);
            store.write(NAME, fields, clock.instant());
            log.append(NewEvent.of(EventKind.SETTING_CHANGED, NAME).by(actor));
        });
    }

    private Map<String, String> fields() {
        return store.read(NAME).orElse(Map.of());
    }

    /** Empty, or http(s) with a host and nothing behind it that a caller would have to cut off. */
    private static String publicUrl(String typed) {
        String url = typed.strip();
        while (url.endsWith("/")) url = url.substring(0, url.length() - 1);
        if (url.isEmpty()) return url;
        try {
            URI uri = new URI(url);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) return url;
        } catch (URISyntaxException e) {
            // refused below, like any other address that is none
        }
        throw new CommandRefused(Reason.FIELD_MALFORMED, "publicUrl");
    }

    private static int port(int port) {
        if (port < 1 || port > 65_535) throw new CommandRefused(Reason.FIELD_MALFORMED, "mailPort");
        return port;
    }

    private static String security(String security) {
        if (!SECURITIES.contains(security)) throw new CommandRefused(Reason.FIELD_MALFORMED, "mailSecurity");
        return security;
    }
}
