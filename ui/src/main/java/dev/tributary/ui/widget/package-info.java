/** The chat box that stands on other people's pages, and the shop of the demo that it stands on. The box itself is plain
 * modules under {@code META-INF/resources/widget}; here is only how they are served. */
@NullMarked
package dev.tributary.ui.widget;

import org.jspecify.annotations.NullMarked;
