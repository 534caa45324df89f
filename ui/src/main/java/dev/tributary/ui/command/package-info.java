/** What can be said to the house from the command line: connecting a channel without a screen. */
@NullMarked
package dev.tributary.ui.command;

import org.jspecify.annotations.NullMarked;
