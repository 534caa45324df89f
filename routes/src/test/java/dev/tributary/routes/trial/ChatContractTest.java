package dev.tributary.routes.trial;

/** A website with the chat box keeps the contract, over HTTP. */
class ChatContractTest extends HouseContract {
    ChatContractTest() {
        super("chat");
    }

    @Override
    Trial open() {
        return new ChatTrial();
    }
}
