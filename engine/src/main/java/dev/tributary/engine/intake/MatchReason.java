package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail stands in its conversation: the clue that counted, what its sender is to it, and every other clue, so that
 * an agent can be told and a wrong join can be undone. Kept as JSON with the message.
 *
 * @param clue the clue that joined it, or null when it began a conversation
 * @param standing what its sender is to the conversation, or null
 * @param instead why it began one although a clue led elsewhere, or null
 * @param linked the conversation that the clue led to then, or null
 * @param evidence every clue it had, the best first
 */
record MatchReason(
        @Nullable Evidence clue,
        @Nullable Standing standing,
        @Nullable Instead instead,
        @Nullable Linked linked,
        List<Evidence> evidence) {
    private static final int MOST_EVIDENCE = 12;
    private static final int LONGEST_NAME = 200;

    MatchReason {
        evidence = List.copyOf(evidence);
    }

    /** Nothing said anything. */
    static final MatchReason NONE = new MatchReason(null, null, null, null, List.of());

    /** Why a mail that had a clue does not stand where it led. */
    enum Instead {
        /** Its sender takes no part there. */
        STRANGER("stranger"),
        /** It is passed on, not answered. */
        FORWARD("forward"),
        /** Another subject, long after that one was resolved. */
        NEW_TOPIC("newTopic"),
        /** There was only a guess. */
        GUESS("guess");

        private final String key;

        Instead(String key) {
            this.key = key;
        }
    }

    /**
     * The conversation that a mail is linked to.
     *
     * @param conversation which, for machines
     * @param number which, for people
     */
    record Linked(String conversation, long number) {}

    /** As it is kept, or null when there is nothing to tell. */
    @Nullable
    String json() {
        if (clue == null && instead == null && evidence.isEmpty()) return null;
        Map<String, Object> members = new LinkedHashMap<>();
        if (clue != null) {
            members.put("joined", clue.clue().key());
            members.put("class", "E" + clue.clue().strength());
            members.put("name", cut(clue.name()));
        }
        if (standing != null) members.put("sender", standing.key());
        if (instead != null) members.put("instead", instead.key);
        if (linked != null) {
            members.put("linked", linked.conversation());
            members.put("number", String.valueOf(linked.number()));
        }
        List<Map<String, Object>> all = new ArrayList<>();
        for (Evidence one : evidence.subList(0, Math.min(MOST_EVIDENCE, evidence.size())))
            all.add(Map.of(
                    "class",
                    "E" + one.clue().strength(),
                    "clue",
                    one.clue().key(),
                    "name",
                    cut(one.name()),
                    "conversation",
                    one.conversation().toString()));
        if (!all.isEmpty()) members.put("evidence", all);
        return JsonText.object(members);
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
