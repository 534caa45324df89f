/**
 * Facebook Messenger, by an own Camel component {@code facebook-messenger:} (Apache's {@code camel-facebook} left Camel in
 * 4.4 and could never answer a conversation). Its webhook half checks the signature over the raw bytes and maps each event
 * of a batch to one event of ours; its sending half speaks to the Send API, carries our delivery id as metadata so that an
 * echo finds its delivery however early it comes, and never repeats a send whose outcome nobody knows.
 */
@NullMarked
package dev.tributary.routes.messenger;

import org.jspecify.annotations.NullMarked;
