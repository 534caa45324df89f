/** The contract between the engine and a channel: what a channel hands in ({@link dev.tributary.engine.spi.ChannelEvent}),
 * what it is given to send ({@link dev.tributary.engine.spi.OutgoingMessage}) and how it says what became of it
 * ({@link dev.tributary.engine.spi.SendOutcome}). Text that comes in here is still unmasked and cannot be stored. Beside it
 * stand the two ports of plugins: what answers look-ups ({@link dev.tributary.engine.spi.Lookups}) and what carries out
 * their words ({@link dev.tributary.engine.spi.Deeds}). */
@NullMarked
package dev.tributary.engine.spi;

import org.jspecify.annotations.NullMarked;
