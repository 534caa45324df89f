package dev.tributary.routes.trial;

import java.nio.file.Path;

/** The example with a component of its own keeps the contract. */
class PagerContractTest extends FileContract {
    @Override
    protected Path file() {
        return Path.of("../examples/channels/pager.yaml");
    }
}
