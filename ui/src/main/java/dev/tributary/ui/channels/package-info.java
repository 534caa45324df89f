/** The screen where mailboxes, Facebook pages and websites are connected, tested and watched, and where lies what could not
 * be read. */
@NullMarked
package dev.tributary.ui.channels;

import org.jspecify.annotations.NullMarked;
