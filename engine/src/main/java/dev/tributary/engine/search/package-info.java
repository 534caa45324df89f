/** Finding conversations again: by what is known of them (rating, people, groups, tags, pages, addresses, channel, time), one
 * or several at a time, in any queue. An agent finds only what that agent may open. */
@NullMarked
package dev.tributary.engine.search;

import org.jspecify.annotations.NullMarked;
