/** The engine of the house: what a conversation is and what happens to it. Knows no channel, no screen and no rule text. */
@NullMarked
package dev.tributary.engine;

import org.jspecify.annotations.NullMarked;
