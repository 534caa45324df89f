/** What happens later, or on another thread: one db-scheduler for the house, durable and shared by all nodes. Whoever has
 * work for it declares a task bean; lanes of the outbox are the first. The sweep that asks rules about what has come due
 * is another (see {@code docs/decisions/0006-timers-derived-from-state.md}). */
@NullMarked
package dev.tributary.engine.timer;

import org.jspecify.annotations.NullMarked;
