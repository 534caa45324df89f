/** The screen of what is set once: where the house is reached, who its own mail comes from, and each agent's own language,
 * colours and password. */
@NullMarked
package dev.tributary.ui.settings;

import org.jspecify.annotations.NullMarked;
