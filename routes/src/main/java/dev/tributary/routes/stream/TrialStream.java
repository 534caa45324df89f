package dev.tributary.routes.stream;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.spi.ChannelGateway;
import java.time.Clock;

/** Doors that lead into no house: for trying a channel out. */
public final class TrialStream {
    private final FileDoors files;
    private final StreamGateway gateway;
    private final WebhookDoor webhook;

    /** What goes in goes to this intake; what could not be read, to this quarantine. */
    public TrialStream(Intake intake, Quarantine quarantine, Clock clock) {
        Doors doors = new Doors();
        files = new FileDoors(intake, doors, new EventReader(clock), quarantine);
        gateway = new StreamGateway(doors);
        webhook = new WebhookDoor(doors);
    }

    /** Where a channel's context gets its component. */
    public FileDoors files() {
        return files;
    }

    /** The way out. */
    public ChannelGateway gateway() {
        return gateway;
    }

    /** Posts to a channel's webhook, as from outside. */
    public WebhookAnswer post(String channel, WebhookRequest request, byte[] body) {
        return webhook.answer(channel, request, body);
    }
}
