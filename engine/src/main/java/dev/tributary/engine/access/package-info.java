/** Agents, groups, roles, and the one place that says who may do what. Services ask it themselves; screens hide, they never
 * protect. */
@NullMarked
package dev.tributary.engine.access;

import org.jspecify.annotations.NullMarked;
