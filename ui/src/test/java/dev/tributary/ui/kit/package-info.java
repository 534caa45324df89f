/** The whole application in the JVM of a test, and an HTTP client that shows what a browser would hide. */
@NullMarked
package dev.tributary.ui.kit;

import org.jspecify.annotations.NullMarked;
