package dev.tributary.routes.mail;

import dev.tributary.engine.conversation.SignedIds;
import dev.tributary.engine.secret.InstallationKey;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The engine's signed names as ids of mails. */
@Component
final class InstallationIds implements OwnIds {
    private static final int LOOP_BYTES = 10;

    private final SignedIds ids;
    private final String loop;

    InstallationIds(SignedIds ids, InstallationKey installation) {
        this.ids = ids;
        loop = "tributary-" + HexFormat.of().formatHex(installation.derive("mail-loop"), 0, LOOP_BYTES);
    }

    @Override
    public String ofMessage(UUID message, String domain) {
        return ids.ofMessage(message) + "@" + domain;
    }

    @Override
    public String ofConversation(UUID conversation, String domain) {
        return ids.ofConversation(conversation) + "@" + domain;
    }

    @Override
    public String token(UUID conversation, String recipient) {
        return ids.token(conversation, recipient);
    }

    @Override
    public String mark(long number) {
        return ids.mark(number);
    }

    @Override
    public String shortMark(long number) {
        return ids.shortMark(number);
    }

    @Override
    public boolean isMessage(String id) {
        return ids.read(id)
                .filter(named -> named.kind() == SignedIds.Kind.MESSAGE)
                .isPresent();
    }

    @Override
    public String loop() {
        return loop;
    }
}
