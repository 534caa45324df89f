/** What the packaged house keeps when it is killed under load. */
@NullMarked
package dev.tributary.ui.crash;

import org.jspecify.annotations.NullMarked;
