/** Channels that an integrator brings as files in the data folder's {@code channels}: one Camel context each, with the doors of
 * one channel only. What a file says of itself stands in the comment at its head. */
@NullMarked
package dev.tributary.routes.plugin;

import org.jspecify.annotations.NullMarked;
