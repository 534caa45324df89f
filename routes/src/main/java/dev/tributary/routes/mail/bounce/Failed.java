package dev.tributary.routes.mail.bounce;

/**
 * A recipient whom a mail did not reach.
 *
 * @param address their address in lower case
 * @param permanent whether for good; else the server goes on trying
 * @param reason why
 * @param said the other server's words, which may hold anything
 */
public record Failed(String address, boolean permanent, Reason reason, String said) {}
