/** Where rules decide. The engine gives a {@link dev.tributary.engine.decision.Snapshot} to the compiled books of the active
 * activation and applies the {@link dev.tributary.engine.decision.Decision}s it gets back; the trace is stored with the
 * message. Rules are pure: the same snapshot and the same books give the same verdict, which is how a trace is explained
 * later. */
@NullMarked
package dev.tributary.engine.decision;

import org.jspecify.annotations.NullMarked;
