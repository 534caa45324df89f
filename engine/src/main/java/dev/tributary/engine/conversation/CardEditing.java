package dev.tributary.engine.conversation;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.MailAddress;
import dev.tributary.engine.access.PhoneNumber;
import dev.tributary.engine.conversation.Desk.ContactField;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Unmasked;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What agents change on the customer's card. The thread tells which field was changed, never to what. */
@Component
final class CardEditing {
    private final DeskWork work;
    private final DeskStore store;
    private final Handling handling;

    CardEditing(DeskWork work, DeskStore store, Handling handling) {
        this.work = work;
        this.store = store;
        this.handling = handling;
    }

    void change(UUID agent, UUID conversation, ContactField field, Unmasked typed) {
        work.change(agent, conversation, turn -> {
            MaskedText value = typed.isBlank() ? null : checked(field, work.mask(typed));
            UUID contact = turn.conversation().columns().contactId();
            if (!store.changeContact(contact, field, value, turn.now())) return;
            turn.conversation().log(EventKind.CONTACT_CHANGED, agent, contact.toString());
            turn.tell("event.contact_changed", "field", word(field));
        });
    }

    private MaskedText checked(ContactField field, MaskedText typed) {
        String value = typed.value().strip();
        @Nullable
        String right = switch (field) {
            case NAME -> value.length() <= 300 ? LockedConversation.oneLine(value) : null;
            case EMAIL -> MailAddress.of(value).orElse(null);
            case PHONE -> PhoneNumber.is(value) ? value : null;
            case NOTES -> value.length() <= 20_000 ? value : null;
        };
        if (right == null) throw new CommandRefused(Reason.FIELD_MALFORMED, word(field));
        return work.mask(Unmasked.of(right));
    }

    void tag(UUID agent, UUID conversation, Unmasked typed) {
        work.change(agent, conversation, turn -> {
            MaskedText tag = handling.tag(typed);
            UUID contact = turn.conversation().columns().contactId();
            if (!store.tagContact(contact, tag)) return;
            turn.conversation().log(EventKind.CONTACT_CHANGED, agent, contact.toString());
            turn.tell("event.contact_tagged", "tag", tag.value());
        });
    }

    void untag(UUID agent, UUID conversation, String tag) {
        work.change(agent, conversation, turn -> {
            UUID contact = turn.conversation().columns().contactId();
            if (!store.untagContact(contact, tag)) return;
            turn.conversation().log(EventKind.CONTACT_CHANGED, agent, contact.toString());
            turn.tell("event.contact_untagged", "tag", tag);
        });
    }

    private static String word(ContactField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
