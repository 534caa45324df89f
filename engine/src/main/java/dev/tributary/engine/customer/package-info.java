/** What the house learns of a customer besides what they write: the pages they saw and with what they looked at them, who the
 * site says they are, and what it and other systems tell of them. The chat edge hands it in; the card shows it. */
@NullMarked
package dev.tributary.engine.customer;

import org.jspecify.annotations.NullMarked;
