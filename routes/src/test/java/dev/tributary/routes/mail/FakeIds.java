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
    public boolean isMessage(String id) {
        return id.startsWith("m.") && id.contains(".mac@");
    }

    @Override
    public String loop() {
        return "tributary-test";
    }
}
