package dev.tributary.engine.event;

/** What an entry of the event log tells. */
public enum EventKind {
    MESSAGE_RECEIVED,
    MESSAGE_SENT,
    /** A message was changed, taken back, or reacted to. */
    MESSAGE_CHANGED,
    NOTE_WRITTEN,
    /** A message stands in this conversation now and did not before. */
    MESSAGE_MOVED,
    CONVERSATION_STARTED,
    CONVERSATION_REOPENED,
    CONVERSATION_RESOLVED,
    CONVERSATION_ASSIGNED,
    CONVERSATION_CHANGED,
    CONTACT_CHANGED,
    DELIVERY_CHANGED,
    CONVERSATION_SEEN,
    AGENT_CHANGED,
    GROUP_CHANGED,
    CHANNEL_CHANGED,
    SETTING_CHANGED,
    RULES_ACTIVATED,
    QUARANTINE_CHANGED,
    REPLAY_ASKED,
    NOTIFIED,
    /** A visitor opened or left a page of the website. */
    PAGE_SEEN
}
