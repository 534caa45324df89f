package dev.tributary.routes.trial;

/** A page keeps the contract: its webhook over the house's own door, its answers to a stand-in for the Graph API. */
class MessengerContractTest extends HouseContract {
    MessengerContractTest() {
        super("messenger");
    }

    @Override
    Trial open() {
        return new MessengerTrial();
    }
}
