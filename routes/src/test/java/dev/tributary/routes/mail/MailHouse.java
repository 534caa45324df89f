package dev.tributary.routes.mail;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.PollLeases;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.conversation.SignedIds;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.secret.InstallationKey;

/** The mail channel as the house wires it, on a test's engine. */
final class MailHouse {
    private MailHouse() {}

    static MailChannel channel(EngineKit kit) {
        OwnIds ids = new InstallationIds(kit.get(SignedIds.class), kit.get(InstallationKey.class));
        return new MailChannel(
                kit.get(ChannelAccounts.class), kit.get(Quarantine.class), kit.get(PollLeases.class), kit.clock(), ids);
    }
}
