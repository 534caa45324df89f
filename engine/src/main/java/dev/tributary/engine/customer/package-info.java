/** What the house learns of a customer besides what they write: the pages they saw and with what they looked at them. The
 * chat edge hands it in; the card shows it. */
@NullMarked
package dev.tributary.engine.customer;

import org.jspecify.annotations.NullMarked;
