package dev.tributary.routes.plugin;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelFiles;
import dev.tributary.engine.spi.FileChannel;
import dev.tributary.engine.spi.FileChannel.Face;
import dev.tributary.engine.spi.FileChannel.Maturity;
import dev.tributary.routes.file.FileFault;
import dev.tributary.routes.file.RouteFile;
import dev.tributary.routes.file.RouteFolder;
import dev.tributary.routes.stream.BuiltInChannel;
import dev.tributary.routes.stream.FileDoors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The channels in the data folder's {@code channels}: each file runs as one, with an account of its own. */
@Component
final class FileChannels implements ChannelFiles, ChannelFileKind.Hosting, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FileChannels.class);

    /** For a file that never was sound. */
    private static final ChannelCapabilities NOTHING_KNOWN =
            new ChannelCapabilities(false, false, 100_000, null, false);

    private final ChannelAccounts accounts;
    private final RouteTroubles troubles;
    private final RouteFolder<PluginChannel> folder;
    private final Map<AccountKey, UUID> ids = new ConcurrentHashMap<>();

    private volatile List<FileChannel> all = List.of();

    FileChannels(
            @Value("${tributary.data:data}") String data,
            @Value("${tributary.channels.components:*}") String components,
            ChannelAccounts accounts,
            FileDoors doors,
            RouteTroubles troubles,
            List<BuiltInChannel> builtIn) {
        this.accounts = accounts;
        this.troubles = troubles;
        Set<String> taken = builtIn.stream().map(BuiltInChannel::channel).collect(Collectors.toSet());
        // what Simple itself asks for when it looks into a body
        Set<String> schemes = new HashSet<>(Set.of("bean"));
        for (String scheme : components.split(",", -1)) schemes.add(scheme.strip());
        folder = new RouteFolder<>(Path.of(data, "channels"), new ChannelFileKind(doors, taken, this), schemes);
    }

    @Override
    public List<FileChannel> all() {
        return all;
    }

    @Override
    public void standing(PluginChannel channel) {
        AccountKey account = channel.head().account();
        ids.put(account, accounts.ofFile(account, channel.head().face().name("")));
    }

    @Override
    public @Nullable UUID idOf(AccountKey account) {
        return ids.get(account);
    }

    @Override
    public void prepare(RouteFile file, DefaultCamelContext context) {
        troubles.watch(context, file, this::idOf);
    }

    @Override
    public void changed() {
        Map<String, PluginChannel> open = folder.open();
        Map<String, FileFault> faults = folder.faults();
        Set<String> names = new TreeSet<>(open.keySet());
        names.addAll(faults.keySet());
        List<FileChannel> fresh = new ArrayList<>();
        for (String name : names) fresh.add(described(name, open.get(name), faults.get(name)));
        all = List.copyOf(fresh);
        try {
            accounts.filesChanged();
        } catch (RuntimeException e) {
            LOG.warn("the screens could not be told that the channels' files changed", e);
        }
    }

    private static FileChannel described(String name, @Nullable PluginChannel open, @Nullable FileFault fault) {
        Map<String, String> sentences = fault == null ? Map.of() : fault.sentences();
        if (open != null) {
            ChannelHead head = open.head();
            return new FileChannel(
                    name,
                    head.account(),
                    open.file().place(),
                    head.face(),
                    head.maturity(),
                    head.capabilities(),
                    head.carries(),
                    true,
                    sentences);
        }
        return new FileChannel(
                name,
                new AccountKey(name, ""),
                fault == null ? name : fault.place(),
                new Face(Map.of("", name), "plug", null),
                Maturity.DRAFT,
                NOTHING_KNOWN,
                Set.of(),
                false,
                sentences);
    }

    /** Looks at the folder now. */
    void look() {
        folder.look();
    }

    @Override
    public void start() {
        folder.start();
    }

    @Override
    public void stop() {
        folder.stop();
    }

    @Override
    public boolean isRunning() {
        return folder.running();
    }
}
