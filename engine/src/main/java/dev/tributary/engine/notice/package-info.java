/** What agents and customers are told outside a conversation: planned by rules, void when what it was about is settled in
 * time, never lost silently. Those by e-mail leave after the
 * commit, gathered for each agent; what no mail can carry is told on the screen. */
@NullMarked
package dev.tributary.engine.notice;

import org.jspecify.annotations.NullMarked;
