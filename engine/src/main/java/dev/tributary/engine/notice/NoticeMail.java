package dev.tributary.engine.notice;

/** The house's own mail, where it is set up. */
public interface NoticeMail {
    /** Takes a notice over: queues it for sending in the running transaction. */
    void take(Notice notice);
}
