package dev.tributary.routes.stream;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.OutgoingMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives the contexts of channels that come as files their {@code conversation:} component: the doors of one channel each. */
@Component
public final class FileDoors {
    private static final Logger LOG = LoggerFactory.getLogger(FileDoors.class);

    private final Intake intake;
    private final Doors doors;
    private final EventReader reader;
    private final Quarantine quarantine;

    FileDoors(Intake intake, Doors doors, EventReader reader, Quarantine quarantine) {
        this.intake = intake;
        this.doors = doors;
        this.reader = reader;
        this.quarantine = quarantine;
    }

    /**
     * Lets a context use the doors of this account's channel, and no other channel's. What goes out can be asked for as
     * text, bytes or a stream; it is JSON then.
     *
     * @param idOf the account's id, once it has one; null for what is only tried out
     */
    public void hang(DefaultCamelContext context, AccountKey account, Function<AccountKey, @Nullable UUID> idOf) {
        context.addComponent(
                "conversation",
                new ConversationComponent(context, intake, doors, reader, new Door(account, idOf, quarantine)));
        TypeConverterRegistry converters = context.getTypeConverterRegistry();
        converters.addTypeConverter(String.class, OutgoingMessage.class, converter(reader::json));
        converters.addTypeConverter(byte[].class, OutgoingMessage.class, converter(this::bytes));
        converters.addTypeConverter(
                InputStream.class,
                OutgoingMessage.class,
                converter(message -> new ByteArrayInputStream(bytes(message))));
    }

    private byte[] bytes(OutgoingMessage message) {
        return reader.json(message).getBytes(StandardCharsets.UTF_8);
    }

    private static SimpleTypeConverter converter(Function<OutgoingMessage, Object> write) {
        return new SimpleTypeConverter(false, (type, exchange, value) -> write.apply((OutgoingMessage) value));
    }

    /**
     * Keeps a list of what could not be read. The house never has the original: it lies where the route got it from. What
     * has no id that could be read is one entry for each way of being wrong, so that a sender gone mad does not fill a
     * table.
     */
    private static final class Door implements FileDoor {
        private final AccountKey account;
        private final Function<AccountKey, @Nullable UUID> idOf;
        private final Quarantine quarantine;
        private final Set<String> waiting = ConcurrentHashMap.newKeySet();

        private Door(AccountKey account, Function<AccountKey, @Nullable UUID> idOf, Quarantine quarantine) {
            this.account = account;
            this.idOf = idOf;
            this.quarantine = quarantine;
        }

        @Override
        public AccountKey account() {
            return account;
        }

        @Override
        public void wasRead(ChannelEvent event, IntakeResult result) {
            if (waiting.isEmpty() || !(event instanceof InboundMessage message)) return;
            UUID id = idOf.apply(event.account());
            if (id == null || !waiting.remove(message.externalId())) return;
            quarantine.resolve(
                    id, message.externalId(), result instanceof IntakeResult.Stored stored ? stored.messageId() : null);
        }

        @Override
        public void couldNotBeRead(UnreadableEventException why, Exchange exchange) {
            UUID id = idOf.apply(account);
            if (id == null) return;
            String words = String.valueOf(why.getMessage());
            String external = why.externalId() == null ? words : why.externalId();
            try {
                quarantine.put(id, external, place(exchange), Quarantine.Cause.MALFORMED, words);
                waiting.add(external);
            } catch (RuntimeException e) {
                LOG.warn("what channel {} could not read could not be noted", account.channel(), e);
            }
        }

        private static String place(Exchange exchange) {
            String from = exchange.getFromEndpoint() == null
                    ? ""
                    : exchange.getFromEndpoint().getEndpointUri();
            String file = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
            return URISupport.sanitizeUri(from) + (file == null ? "" : " " + file);
        }
    }
}
