package dev.tributary.routes.trial;

import java.nio.file.Path;

/** The example of a drop folder keeps the contract. */
class LettersContractTest extends FileContract {
    @Override
    protected Path file() {
        return Path.of("../examples/channels/letters.yaml");
    }
}
