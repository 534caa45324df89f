/** What happens later, or on another thread: one db-scheduler for the house, durable and shared by all nodes. Whoever has
 * work for it declares a task bean; lanes of the outbox are the first. */
@NullMarked
package dev.tributary.engine.timer;

import org.jspecify.annotations.NullMarked;
