/** Finding conversations again: by what is known of them (rating, people, groups, tags, pages, addresses, channel, time), one
 * or several at a time, and by their words, in any queue. An agent finds only what that agent may open. The words of messages
 * are kept by a {@link dev.tributary.engine.search.TextIndex}, written from the event log. */
@NullMarked
package dev.tributary.engine.search;

import org.jspecify.annotations.NullMarked;
