package dev.tributary.engine.reaction;

import dev.tributary.engine.access.MailAddress;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.reaction.ReactionStore.Field;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rules change on the customer's card. The thread tells which field was changed, never to what. */
final class Cards {
    private static final int LONGEST_TAG = 80;

    private final ReactionStore store;
    private final RuleWords words;
    private final Afterwards afterwards;

    Cards(ReactionStore store, RuleWords words, Afterwards afterwards) {
        this.store = store;
        this.words = words;
        this.afterwards = afterwards;
    }

    @Nullable
    String fill(LockedConversation conversation, Occasion occasion, Decision.SetContact fill) {
        Field field;
        try {
            field = Field.valueOf(fill.field().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return "problem.unknownField:" + fill.field();
        }
        String value = right(field, words.mask(fill.value().strip()).value());
        if (value == null) return "problem.malformedField:" + fill.field();
        if (value.equals(now(field, occasion.customer()))) return null;
        UUID contact = conversation.columns().contactId();
        Instant at = words.now();
        MaskedText masked = words.mask(value);
        afterwards.add(() -> store.changeContact(contact, field, masked, at));
        conversation.log(EventKind.CONTACT_CHANGED, null, contact.toString());
        words.tell(
                conversation,
                fill,
                "event.contact_changed.rule",
                Map.of("field", field.name().toLowerCase(Locale.ROOT)));
        return null;
    }

    private static @Nullable String right(Field field, String value) {
        if (value.isEmpty()) return null;
        return switch (field) {
            case NAME -> value.length() <= 300 ? LockedConversation.oneLine(value) : null;
            case EMAIL -> MailAddress.of(value).orElse(null);
            case PHONE -> value.length() <= 60 ? value : null;
            case LANGUAGE -> value.length() <= 20 ? value : null;
        };
    }

    private static @Nullable String now(Field field, Snapshot.Contact contact) {
        return switch (field) {
            case NAME -> contact.name();
            case EMAIL -> contact.email();
            case PHONE -> contact.phone();
            case LANGUAGE -> contact.language();
        };
    }

    @Nullable
    String tag(LockedConversation conversation, Occasion occasion, Decision.TagContact put) {
        MaskedText tag = words.mask(LockedConversation.oneLine(put.tag()));
        if (tag.value().isEmpty() || tag.value().length() > LONGEST_TAG) return "problem.malformedTag:" + tag;
        if (occasion.customer().tags().contains(tag.value())) return null;
        UUID contact = conversation.columns().contactId();
        afterwards.add(() -> store.tagContact(contact, tag));
        conversation.log(EventKind.CONTACT_CHANGED, null, contact.toString());
        words.tell(conversation, put, "event.contact_tagged.rule", Map.of("tag", tag.value()));
        return null;
    }

    void ban(LockedConversation conversation, Decision.Ban ban) {
        UUID contact = conversation.columns().contactId();
        Instant at = words.now();
        afterwards.add(() -> store.ban(contact, at));
        conversation.log(EventKind.CONTACT_CHANGED, null, contact.toString());
        words.tell(conversation, ban, "event.banned.rule", Map.of());
    }
}
