package dev.tributary.routes.plugin;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.routes.file.FileKind;
import dev.tributary.routes.file.RouteFile;
import dev.tributary.routes.file.UnsoundFile;
import dev.tributary.routes.stream.FileDoors;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** What the files of the folder {@code channels} are good for, whether they are to run or only to be looked at. */
public final class ChannelFileKind implements FileKind<PluginChannel> {
    private final FileDoors doors;
    private final Set<String> taken;
    private final Hosting hosting;

    /** What becomes of a channel whose file is sound. Called on the folder's threads. */
    public interface Hosting {
        /** Before its routes start: after this its account takes events. */
        void standing(PluginChannel channel);

        /** The account's id, if it has one. */
        @Nullable
        UUID idOf(AccountKey account);

        /** Adds what else its context needs. */
        void prepare(RouteFile file, DefaultCamelContext context);

        /** Another set of channels runs, or another is broken. */
        void changed();
    }

    /** @param taken the channels that ship with the house: no file may call itself so */
    public ChannelFileKind(FileDoors doors, Set<String> taken, Hosting hosting) {
        this.doors = doors;
        this.taken = Set.copyOf(taken);
        this.hosting = hosting;
    }

    @Override
    public void prepare(RouteFile file, DefaultCamelContext context) throws UnsoundFile {
        String name = file.name();
        if (taken.contains(name) || !name.equals(name.toLowerCase(Locale.ROOT)))
            throw new UnsoundFile(file, 0, "plugin.taken", name);
        doors.hang(context, ChannelHead.of(file).account(), hosting::idOf);
        hosting.prepare(file, context);
    }

    @Override
    public PluginChannel opened(RouteFile file, DefaultCamelContext context) throws UnsoundFile {
        PluginChannel channel = PluginChannel.in(file);
        hosting.standing(channel);
        return channel;
    }

    @Override
    public void changed() {
        hosting.changed();
    }
}
