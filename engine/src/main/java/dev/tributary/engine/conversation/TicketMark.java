package dev.tributary.engine.conversation;

/**
 * A conversation's number with its check digits, as it stands in a mail: {@code [#1042-k7x2q4]}.
 *
 * @param number the number
 * @param text as it was found
 * @param whole whether all of the signature was there (80 bits, at the foot of a mail) or only the check digits that a
 *     subject has room for (30 bits)
 */
public record TicketMark(long number, String text, boolean whole) {}
