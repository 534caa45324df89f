package dev.tributary.routes.trial;

import java.nio.file.Path;

/** The example of text messages over a gateway keeps the contract. */
class SmsContractTest extends FileContract {
    @Override
    protected Path file() {
        return Path.of("../examples/channels/sms.yaml");
    }
}
