/** The log of what happened, in the order it became visible, and the feed that tells screens, visitors and other parts of
 * the house after commit. Positions may be committed out of order; the feed keeps watch over the gaps, so that a
 * transaction that commits late is not skipped. */
@NullMarked
package dev.tributary.engine.event;

import org.jspecify.annotations.NullMarked;
