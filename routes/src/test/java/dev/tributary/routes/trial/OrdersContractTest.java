package dev.tributary.routes.trial;

import java.nio.file.Path;

/** The example of a queue keeps the contract. */
class OrdersContractTest extends FileContract {
    @Override
    protected Path file() {
        return Path.of("../examples/channels/orders.yaml");
    }
}
