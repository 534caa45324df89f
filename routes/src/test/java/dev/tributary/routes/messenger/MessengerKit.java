package dev.tributary.routes.messenger;

import java.time.Clock;

/** The Messenger channel as the house wires it. */
final class MessengerKit {
    private MessengerKit() {}

    static MessengerChannel channel(Clock clock) {
        return channel(clock, new Attachments());
    }

    static MessengerChannel channel(Clock clock, Attachments attachments) {
        Graph graph = new Graph();
        Pages pages = new Pages();
        return new MessengerChannel(
                pages,
                new Webhook(pages, new Profiles(graph, clock), attachments),
                new SendApi(graph, clock),
                new PageCheck(graph),
                "http://127.0.0.1:9");
    }
}
