/** What every screen stands in: the page's head, the rail, the texts in two languages, icons, the agent who is looking, the
 * bridge from the event log to an open page, and the pages people see when something is not there. */
@NullMarked
package dev.tributary.ui.common;

import org.jspecify.annotations.NullMarked;
