package dev.tributary.engine.conversation;

/** The subject of an answer: the customer's, with exactly one {@code Re:} in front (RFC 5322 section 3.6.5). */
public final class ReplySubject {
    private ReplySubject() {}

    /** The subject of an answer to this one. */
    public static String of(String subject) {
        String rest = subject.strip();
        while (true) {
            String shorter = SubjectLine.withoutAnswer(rest);
            if (shorter.equals(rest)) return ("Re: " + rest).strip();
            rest = shorter;
        }
    }
}
