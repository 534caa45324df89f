package dev.tributary.routes.plugin;

import dev.tributary.routes.file.RouteFile;
import dev.tributary.routes.file.UnsoundFile;

/** A channel whose file was read. */
public record PluginChannel(RouteFile file, ChannelHead head) {
    /**
     * What a file brings.
     *
     * @throws UnsoundFile when its head is wrong, or nothing in it leads into the house or out of it
     */
    public static PluginChannel in(RouteFile file) throws UnsoundFile {
        // a door of another channel is refused where it is opened
        if (file.lineOf("conversation:") == 0) throw new UnsoundFile(file, 0, "plugin.door", file.name());
        return new PluginChannel(file, ChannelHead.of(file));
    }
}
