package dev.tributary.routes.trial;

import dev.tributary.routes.file.UnsoundFile;
import java.nio.file.Path;
import java.util.List;

/** The contract of a channel that ships with the house; its samples lie among the tests. */
abstract class HouseContract extends ChannelContract {
    private final String name;

    HouseContract(String name) {
        this.name = name;
    }

    @Override
    final List<Sample> samples() throws UnsoundFile {
        return Samples.read(Path.of("src/test/resources/dev/tributary/routes/trial/" + name + ".samples.jsonl"));
    }
}
