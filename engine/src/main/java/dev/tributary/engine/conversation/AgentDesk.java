package dev.tributary.engine.conversation;

import dev.tributary.engine.masking.Unmasked;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link Desk}: hands each command to the part of the desk it belongs to. */
@Component
final class AgentDesk implements Desk {
    private final Answering answering;
    private final Handling handling;
    private final CardEditing card;
    private final ThreadControl control;

    AgentDesk(Answering answering, Handling handling, CardEditing card, ThreadControl control) {
        this.answering = answering;
        this.handling = handling;
        this.card = card;
        this.control = control;
    }

    @Override
    public UUID reply(UUID agent, UUID conversation, Reply reply) {
        return answering.reply(agent, conversation, reply);
    }

    @Override
    public UUID note(UUID agent, UUID conversation, Unmasked text) {
        return answering.note(agent, conversation, text);
    }

    @Override
    public void take(UUID agent, UUID conversation) {
        handling.take(agent, conversation);
    }

    @Override
    public void assign(UUID agent, UUID conversation, Set<UUID> assignees, @Nullable UUID group) {
        handling.assign(agent, conversation, Set.copyOf(assignees), group);
    }

    @Override
    public void resolve(UUID agent, UUID conversation) {
        handling.resolve(agent, conversation);
    }

    @Override
    public void reopen(UUID agent, UUID conversation) {
        handling.reopen(agent, conversation);
    }

    @Override
    public void tag(UUID agent, UUID conversation, Unmasked tag) {
        handling.tag(agent, conversation, tag);
    }

    @Override
    public void untag(UUID agent, UUID conversation, String tag) {
        handling.untag(agent, conversation, tag);
    }

    @Override
    public void prioritise(UUID agent, UUID conversation, Priority priority) {
        handling.prioritise(agent, conversation, priority);
    }

    @Override
    public void keepDraft(UUID agent, UUID conversation, String mode, @Nullable Unmasked subject, Unmasked text) {
        answering.keepDraft(agent, conversation, mode, subject, text);
    }

    @Override
    public void seen(UUID agent, UUID conversation, long seq) {
        handling.seen(agent, conversation, seq);
    }

    @Override
    public void changeContact(UUID agent, UUID conversation, ContactField field, Unmasked value) {
        card.change(agent, conversation, field, value);
    }

    @Override
    public void tagContact(UUID agent, UUID conversation, Unmasked tag) {
        card.tag(agent, conversation, tag);
    }

    @Override
    public void untagContact(UUID agent, UUID conversation, String tag) {
        card.untag(agent, conversation, tag);
    }

    @Override
    public void sendAgain(UUID agent, UUID message) {
        answering.sendAgain(agent, message);
    }

    @Override
    public void takeOver(UUID agent, UUID conversation) {
        control.control(agent, conversation, true);
    }

    @Override
    public void handBack(UUID agent, UUID conversation) {
        control.control(agent, conversation, false);
    }
}
