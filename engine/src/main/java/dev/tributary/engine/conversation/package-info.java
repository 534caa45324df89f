/** Conversations: what agents see of them ({@link dev.tributary.engine.conversation.Inbox}) and what they do to them
 * ({@link dev.tributary.engine.conversation.Desk}). Both check permissions themselves. */
@NullMarked
package dev.tributary.engine.conversation;

import org.jspecify.annotations.NullMarked;
