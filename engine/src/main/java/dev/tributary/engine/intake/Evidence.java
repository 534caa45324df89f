package dev.tributary.engine.intake;

import java.util.UUID;

/**
 * One thing that a mail says about the conversation it belongs to.
 *
 * @param clue what kind of thing
 * @param name the id, address or number that says it
 * @param conversation the conversation it leads to
 * @param issuedToSender whether it was given to this very sender
 */
record Evidence(Clue clue, String name, UUID conversation, boolean issuedToSender) {}
