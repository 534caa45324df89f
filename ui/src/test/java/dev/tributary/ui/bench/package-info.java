/**
 * How fast the house is, beside the least that must be done: the same rows and the same statements by bare JDBC, in the
 * same run. A {@link dev.tributary.ui.bench.Recorder} writes down what the engine says to its database; a
 * {@link dev.tributary.ui.bench.Replay} says it again to a copy.
 */
@NullMarked
package dev.tributary.ui.bench;

import org.jspecify.annotations.NullMarked;
