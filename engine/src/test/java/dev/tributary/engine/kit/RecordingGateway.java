package dev.tributary.engine.kit;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelGateway;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A door that leads nowhere: remembers what it was handed and answers as it is told. Thread-safe. */
public final class RecordingGateway implements ChannelGateway {
    private final List<OutgoingMessage> handed = new CopyOnWriteArrayList<>();
    private volatile Function<OutgoingMessage, SendOutcome> answer =
            message -> new SendOutcome.Sent("ext-" + message.deliveryId(), List.of());
    private volatile boolean repeatable = true;

    @Override
    public SendOutcome send(OutgoingMessage message) {
        if (TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("nothing leaves the house inside a transaction");
        handed.add(message);
        return answer.apply(message);
    }

    @Override
    public boolean repeatable(AccountKey account) {
        return repeatable;
    }

    /** Answers like this from now on. */
    public RecordingGateway answering(Function<OutgoingMessage, SendOutcome> next) {
        answer = next;
        return this;
    }

    /** Says of its channels that a repeat would reach the customer twice. */
    public RecordingGateway notRepeatable() {
        repeatable = false;
        return this;
    }

    /** What it was handed, in order. */
    public List<OutgoingMessage> handed() {
        return List.copyOf(handed);
    }

    /** The ids of the messages it was handed, in order. */
    public List<UUID> messages() {
        return handed.stream().map(OutgoingMessage::messageId).toList();
    }
}
