package dev.tributary.routes.trial;

import org.junit.jupiter.api.Tag;

/** A mailbox keeps the contract, by way of a real IMAP and a real SMTP server. */
@Tag("slow")
class MailContractTest extends HouseContract {
    MailContractTest() {
        super("mail");
    }

    @Override
    Trial open() {
        return new MailTrial();
    }
}
