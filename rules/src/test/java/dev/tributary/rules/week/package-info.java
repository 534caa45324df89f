/** A week of a team on the real house with the shipped rules, and an oracle that says who should have been told of what. */
@NullMarked
package dev.tributary.rules.week;

import org.jspecify.annotations.NullMarked;
