/** What agents and customers are told outside a conversation: planned by rules, void when what it was about is settled in
 * time, never lost silently. */
@NullMarked
package dev.tributary.engine.notice;

import org.jspecify.annotations.NullMarked;
