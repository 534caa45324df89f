/**
 * Shortcuts: texts that agents write often, kept under a short name. Everybody has their own; those of the team are changed
 * by whoever has full access. In a text stand variables of a closed list, which are filled from the conversation in which
 * the shortcut is used.
 */
@NullMarked
package dev.tributary.engine.shortcut;

import org.jspecify.annotations.NullMarked;
