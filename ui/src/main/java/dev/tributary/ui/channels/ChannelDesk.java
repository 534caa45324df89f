package dev.tributary.ui.channels;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.ChannelHealth;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.engine.spi.FileChannel;
import dev.tributary.ui.common.ChannelFaces;
import dev.tributary.ui.common.CurrentAgent;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the channels screen asks of the engine and of the running channels, in one place. */
@Component
final class ChannelDesk {
    private final ChannelAccounts accounts;
    private final ChannelHealth health;
    private final Quarantine quarantine;
    private final HouseSettings settings;
    private final ObjectProvider<ChannelHost> host;
    private final CurrentAgent current;
    private final ChannelFaces faces;

    ChannelDesk(
            ChannelAccounts accounts,
            ChannelHealth health,
            Quarantine quarantine,
            HouseSettings settings,
            ObjectProvider<ChannelHost> host,
            CurrentAgent current,
            ChannelFaces faces) {
        this.accounts = accounts;
        this.health = health;
        this.quarantine = quarantine;
        this.settings = settings;
        this.host = host;
        this.current = current;
        this.faces = faces;
    }

    ChannelAccounts accounts() {
        return accounts;
    }

    ChannelHealth health() {
        return health;
    }

    Quarantine quarantine() {
        return quarantine;
    }

    UUID actor() {
        return current.id();
    }

    /** The kinds of which accounts can be added; what is switched on in another's form is none. */
    List<ChannelType> types() {
        return known().stream().filter(type -> type.partOf() == null).toList();
    }

    private List<ChannelType> known() {
        ChannelHost running = host.getIfAvailable();
        return running == null ? List.of() : running.types();
    }

    Optional<ChannelType> type(String channel) {
        return types().stream().filter(type -> type.channel().equals(channel)).findFirst();
    }

    ChannelFaces faces() {
        return faces;
    }

    Optional<FileChannel> file(String channel) {
        return faces.file(channel);
    }

    /** Accounts that an admin added: those of the kinds that can be added. */
    List<ChannelAccount> added() {
        return accounts.all().stream()
                .filter(account -> type(account.key().channel()).isPresent())
                .toList();
    }

    /** Channels that came as files, those too whose file is gone and whose conversations are still here. */
    List<String> fromFiles() {
        TreeSet<String> channels = new TreeSet<>();
        for (FileChannel file : faces.files()) channels.add(file.channel());
        for (ChannelAccount account : accounts.all())
            if (known().stream()
                    .noneMatch(type -> type.channel().equals(account.key().channel())))
                channels.add(account.key().channel());
        return List.copyOf(channels);
    }

    /** The account of a channel that came as a file. */
    Optional<ChannelAccount> accountOf(String channel) {
        return file(channel)
                .flatMap(file -> accounts.byKey(file.account()))
                .or(() -> accounts.all().stream()
                        .filter(account -> account.key().channel().equals(channel))
                        .findFirst());
    }

    ChannelHost.Running running(UUID account) {
        ChannelHost running = host.getIfAvailable();
        return running == null ? ChannelHost.Running.STOPPED : running.running(account);
    }

    void pollNow(UUID account) {
        ChannelHost running = host.getIfAvailable();
        if (running != null) running.pollNow(account);
    }

    /** Where the world reaches this house, as set, or what stands in for it in a text to be copied. */
    String publicUrl() {
        String url = settings.current().publicUrl();
        return url.isBlank() ? "https://YOUR-ADDRESS" : url;
    }

    boolean publicUrlSet() {
        return !settings.current().publicUrl().isBlank();
    }

    /** The settings as typed, completed with the secrets that are kept and were not typed again. */
    ChannelSettings completed(UUID account, ChannelSettings typed) {
        var secrets = new java.util.HashMap<>(accounts.settings(account).secrets());
        secrets.putAll(typed.secrets());
        return new ChannelSettings(typed.values(), secrets);
    }
}
