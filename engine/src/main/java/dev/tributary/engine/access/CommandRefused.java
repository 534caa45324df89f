package dev.tributary.engine.access;

import java.util.List;

/** A command was refused; nothing changed. Carries the reason as a key of the house's texts. */
public final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String[] arguments;

    /** With a reason and what is filled into its sentence. */
    public CommandRefused(Reason reason, String... arguments) {
        super(reason + " " + List.of(arguments));
        this.reason = reason;
        this.arguments = arguments.clone();
    }

    /** The reason; its sentence is the text {@code refused.<reason in lower case>}. */
    public Reason reason() {
        return reason;
    }

    /** What is filled into the sentence. */
    public List<String> arguments() {
        return List.of(arguments);
    }

    /** Why a command can be refused. */
    public enum Reason {
        /** The conversation is not theirs to open. */
        NOT_VISIBLE,
        /** Only an assignee, an agent with full access or the owner may resolve. */
        NOT_ASSIGNEE,
        /** Somebody resolved it just before: who, when. */
        ALREADY_RESOLVED,
        /** Somebody reopened it just before. */
        ALREADY_OPEN,
        /** Somebody took it just before: who. */
        ALREADY_TAKEN,
        /** A message came in that the agent had not seen. */
        UNSEEN_MESSAGE,
        /** The text is empty. */
        EMPTY_TEXT,
        /** The text is longer than the channel takes. */
        TEXT_TOO_LONG,
        /** No address of the customer is known in that channel. */
        NO_ADDRESS,
        /** The channel's reply window is over. */
        WINDOW_CLOSED,
        /** The account is paused, broken or gone. */
        ACCOUNT_NOT_ACTIVE,
        /** The channel has that account already: which. */
        ACCOUNT_EXISTS,
        /** Needs full access or the owner. */
        NEEDS_FULL_ACCESS,
        /** Changing an owner, or making one, needs an owner. */
        NEEDS_OWNER,
        /** The address is in use. */
        EMAIL_TAKEN,
        /** Not an address. */
        EMAIL_MALFORMED,
        /** The group key is in use. */
        CODE_TAKEN,
        /** Not a group key. */
        CODE_MALFORMED,
        /** There must be an owner. */
        LAST_OWNER,
        /** Agent, group or conversation does not exist. */
        NOT_FOUND,
        /** Somebody else changed it meanwhile: who, when. */
        CHANGED_MEANWHILE,
        /** It does not pass its check. */
        HAS_ERRORS,
        /** It passes its check, but examples in it do not hold: how many. */
        EXAMPLES_FAIL,
        /** The delivery is not in a state from which it can be sent again. */
        NOT_REPEATABLE,
        /** The other side does not do it: its words, or a sentence of ours as it is kept ({@code Trouble}). */
        OTHER_SIDE_REFUSED,
        /** The other side does not do it, and does not say why. */
        OTHER_SIDE_SILENT,
        /** It may have arrived, and is being looked for: in a minute. */
        TOO_EARLY,
        /** It could be changed for a while only, and that is over. */
        TOO_LATE,
        /** A field is missing or malformed: which. */
        FIELD_MALFORMED,
        /** The name is in use: which. */
        NAME_TAKEN,
        /** There is no such variable to be filled in: which. */
        UNKNOWN_VARIABLE,
        /** No more of them are kept: how many at most. */
        TOO_MANY,
        /** Nothing would be left, or nothing parted. */
        NOTHING_TO_PART,
        /** A conversation is one with itself already. */
        SAME_CONVERSATION,
        /** A message is being sent: in a moment. */
        STILL_ON_ITS_WAY,
        /** Only mails can be put into another conversation. */
        ONLY_MAILS,
        /** Somebody moved the messages on since. */
        MOVED_SINCE,
        /** The house has no mail server, sender or address of its own yet. */
        CANNOT_SEND_MAIL
    }
}
