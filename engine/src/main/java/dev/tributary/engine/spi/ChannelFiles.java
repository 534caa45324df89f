package dev.tributary.engine.spi;

import java.util.List;
import java.util.Optional;

/** The channels that an integrator brought as files. Implemented where the routes are; thread-safe. */
public interface ChannelFiles {
    /** All files that are there, by channel; broken ones too. */
    List<FileChannel> all();

    /** The file of a channel, if there is one. */
    default Optional<FileChannel> of(String channel) {
        return all().stream().filter(file -> file.channel().equals(channel)).findFirst();
    }
}
