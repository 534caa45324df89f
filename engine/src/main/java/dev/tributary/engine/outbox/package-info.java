/** What leaves the house. A message to a customer is a delivery row written in the transaction that stored the message; a
 * lane (conversation and channel account) is one db-scheduler task instance that sends its rows in order, outside any
 * transaction, and records what became of each by one written table of transitions. */
@NullMarked
package dev.tributary.engine.outbox;

import org.jspecify.annotations.NullMarked;
