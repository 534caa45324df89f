/** Which agents are there: at an open screen or not, and at work or away from it. An agent with a screen open is on shift;
 * rules and notices ask {@link dev.tributary.engine.access.Presence}, which follows from it (see
 * {@code docs/decisions/0016-who-is-told-of-what.md}). */
@NullMarked
package dev.tributary.engine.shift;

import org.jspecify.annotations.NullMarked;
