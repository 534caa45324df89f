package dev.tributary.engine.notice;

/** The house's own mail, as notices go by it. */
public interface NoticeMail {
    /** Whether notices can be sent: a server and a sender are set. */
    default boolean ready() {
        return true;
    }

    /** Takes a notice over: queues it for sending in the running transaction. */
    void take(Notice notice);
}
