/** Who is on the website: visitors with a conversation, heard of by the nodes they listen to, and what rules are told when
 * they come and when they have left (see {@code docs/decisions/0009-who-is-on-the-site.md}). */
@NullMarked
package dev.tributary.engine.visit;

import org.jspecify.annotations.NullMarked;
