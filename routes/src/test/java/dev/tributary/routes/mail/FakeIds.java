package dev.tributary.routes.mail;

import java.util.UUID;

/** Ids that are not signed. */
final class FakeIds implements OwnIds {
    @Override
    public String ofMessage(UUID message, String domain) {
        return "m." + message + ".mac@" + domain;
    }

    @Override
    public String ofConversation(UUID conversation, String domain) {
        return "c." + conversation + ".mac@" + domain;
    }

    @Override
    public String token(UUID conversation, String recipient) {
        return "token-" + conversation.toString().substring(0, 8);
    }

    @Override
    public String mark(long number) {
        return "[#" + number + "-whole]";
    }

    @Override
    public String shortMark(long number) {
        return "[#" + number + "-short]";
    }

    @Override
    public boolean isMessage(String id) {
        return id.startsWith("m.") && id.contains(".mac@");
    }

    @Override
    public String loop() {
        return "tributary-test";
    }
}
