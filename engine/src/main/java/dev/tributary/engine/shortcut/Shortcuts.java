package dev.tributary.engine.shortcut;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.masking.Unmasked;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shortcuts of the team and of each agent. Everybody keeps their own, which nobody else sees; the team's are changed by
 * full access. Names and texts are masked. A name stands once among the team's and once among an agent's own, capitals or
 * not.
 */
public interface Shortcuts {
    /** The longest name, in UTF-16 units. */
    int LONGEST_NAME = 60;

    /** The longest text, in UTF-16 units. */
    int LONGEST_TEXT = 4000;

    /** How many the team may have, and each agent. */
    int MOST = 500;

    /**
     * Those an agent may use, by name: the own, the team's that are for everybody, and those for the agent's groups; with
     * full access all of the team's.
     *
     * @throws CommandRefused {@code NOT_VISIBLE} when there is no such active agent
     */
    List<Shortcut> usable(UUID agent);

    /**
     * What the variables are filled with in a conversation; one of which nothing is known is not in it.
     *
     * @throws CommandRefused {@code NOT_VISIBLE} when the conversation is not the agent's to open
     */
    Map<Variable, String> values(UUID agent, UUID conversation);

    /**
     * Adds one of the agent's own.
     *
     * @throws CommandRefused {@code NOT_VISIBLE}, {@code NAME_TAKEN}, {@code EMPTY_TEXT}, {@code FIELD_MALFORMED} with
     *     {@code name} when it is empty or too long, {@code TEXT_TOO_LONG}, {@code UNKNOWN_VARIABLE} with the variable, or
     *     {@code TOO_MANY} with the bound
     */
    Shortcut addOwn(UUID agent, Unmasked name, Unmasked text);

    /**
     * Adds one of the team's.
     *
     * @param group the group that alone is offered it, or null for everybody
     * @throws CommandRefused {@code NEEDS_FULL_ACCESS}, {@code NOT_FOUND} when there is no such group, or as for the own
     */
    Shortcut addForTeam(UUID actor, @Nullable UUID group, Unmasked name, Unmasked text);

    /**
     * Changes one.
     *
     * @param group for one of the team's, the group that alone is offered it; of no effect on one's own
     * @throws CommandRefused {@code NEEDS_FULL_ACCESS} for one of the team's, {@code NOT_FOUND} for somebody else's own, or
     *     as for adding
     */
    void change(UUID actor, UUID shortcut, @Nullable UUID group, Unmasked name, Unmasked text);

    /** Takes one away; one that is gone already is no error. @throws CommandRefused as for changing */
    void remove(UUID actor, UUID shortcut);
}
