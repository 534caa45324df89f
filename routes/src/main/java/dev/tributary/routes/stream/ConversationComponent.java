package dev.tributary.routes.stream;

import dev.tributary.engine.intake.Intake;
import dev.tributary.routes.file.FileRefusal;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * The Camel component between channels and the house, with three doors:
 *
 * <ul>
 *   <li>{@code to("conversation:sms")} hands one event in: the body is a {@link dev.tributary.engine.spi.ChannelEvent},
 *       or an event as JSON (text or bytes) or as a map of the same shape. Afterwards the body is the
 *       {@link dev.tributary.engine.intake.IntakeResult}. When it throws, nothing was stored and the channel must not
 *       acknowledge.
 *   <li>{@code from("conversation:sms")} is given an {@link dev.tributary.engine.spi.OutgoingMessage}, on an outbox
 *       worker's thread. The end of the route means sent; see {@link SendFailure} and
 *       {@link ConversationHeaders#EXTERNAL_ID}; a body that is a {@link dev.tributary.engine.spi.SendOutcome} is taken
 *       at its word. With {@code ?account=…} it gets the messages of that account only.
 *   <li>{@code from("conversation:sms/webhook")} is given the bytes that were posted to {@code /channels/sms/webhook}, on
 *       the request's thread, and answers with its body and {@link ConversationHeaders#STATUS}.
 * </ul>
 */
public final class ConversationComponent extends DefaultComponent {
    private static final String WEBHOOK = "/webhook";

    private final Intake intake;
    private final Doors doors;
    private final EventReader reader;
    private final @Nullable FileDoor own;

    ConversationComponent(CamelContext context, Intake intake, Doors doors, EventReader reader) {
        this(context, intake, doors, reader, null);
    }

    /** With the doors of one channel only, whose events may leave out what goes without saying. */
    ConversationComponent(
            CamelContext context, Intake intake, Doors doors, EventReader reader, @Nullable FileDoor own) {
        super(context);
        this.intake = intake;
        this.doors = doors;
        this.reader = reader;
        this.own = own;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        boolean webhook = remaining.endsWith(WEBHOOK);
        String channel = webhook ? remaining.substring(0, remaining.length() - WEBHOOK.length()) : remaining;
        if (channel.isEmpty() || channel.indexOf('/') >= 0) {
            throw new IllegalArgumentException("conversation:<channel> or conversation:<channel>/webhook, not " + uri);
        }
        if (own != null && !own.account().channel().equals(channel))
            throw new FileRefusal("plugin.foreign", channel, "conversation:" + channel);
        String account = getAndRemoveParameter(parameters, "account", String.class);
        return new ConversationEndpoint(uri, this, new Doors.Door(channel, account, webhook));
    }

    Intake intake() {
        return intake;
    }

    Doors doors() {
        return doors;
    }

    EventReader reader() {
        return reader;
    }

    /** The one channel whose doors there are; null when it is the component of the house's own channels. */
    @Nullable
    FileDoor own() {
        return own;
    }
}
