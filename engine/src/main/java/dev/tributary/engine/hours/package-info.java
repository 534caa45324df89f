/** When the house, or a group of it, is open: business hours with holidays in a time zone, and the arithmetic on them. */
@NullMarked
package dev.tributary.engine.hours;

import org.jspecify.annotations.NullMarked;
