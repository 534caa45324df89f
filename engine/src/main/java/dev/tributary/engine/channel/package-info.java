/** The accounts of channels that admins add: their settings (secrets encrypted at rest with a key outside the database),
 * their state, and the quarantine of what could not be read. */
@NullMarked
package dev.tributary.engine.channel;

import org.jspecify.annotations.NullMarked;
