package dev.tributary.engine.intake;

import dev.tributary.engine.intake.IntakeStore.Participant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who takes part in conversations by mail: whoever wrote there and whoever was copied by somebody who did. Our own
 * mailboxes do not.
 */
final class Company {
    /** A mail to a whole department makes no participants of it. */
    private static final int MOST_COPIED = 50;

    private static final int LONGEST_ADDRESS = 320;

    private final IntakeStore store;
    private final Map<UUID, Set<String>> participants = new HashMap<>();
    private final Set<String> mailboxes = new HashSet<>();
    private final List<Participant> fresh = new ArrayList<>();

    Company(IntakeStore store) {
        this.store = store;
    }

    /** Reads who takes part in these, whose rows are locked. */
    void lookUp(Set<UUID> conversations) {
        participants.putAll(store.participants(conversations));
        mailboxes.addAll(store.mailboxes());
    }

    boolean takesPart(String address, UUID conversation) {
        return participants.getOrDefault(conversation, Set.of()).contains(address.toLowerCase(Locale.ROOT));
    }

    /** A recipient as it is shown and kept: the tokens of our mailboxes' addresses are nobody's business. */
    String shown(String recipient) {
        String plain = plain(recipient);
        return mailboxes.contains(plain) ? plain : recipient;
    }

    /** Sender and copied people of a mail take part from now on. */
    void remember(Arrival mail, UUID conversation, UUID message) {
        add(mail.sender().externalId(), Participant.Role.WRITER, conversation, message);
        mail.clues().copied().stream()
                .limit(MOST_COPIED)
                .forEach(address -> add(address, Participant.Role.COPIED, conversation, message));
    }

    private void add(String typed, Participant.Role role, UUID conversation, UUID message) {
        String address = typed.toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST_ADDRESS || mailboxes.contains(plain(address))) return;
        if (participants.computeIfAbsent(conversation, id -> new HashSet<>()).add(address))
            fresh.add(new Participant(conversation, address, role, message));
    }

    /** Without what stands behind a plus sign: our tokens do. */
    private static String plain(String address) {
        int at = address.lastIndexOf('@');
        int plus = address.indexOf('+');
        return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    }

    /** Who is to be stored. */
    List<Participant> fresh() {
        return List.copyOf(fresh);
    }
}
