/** What the house keeps of people only when it is told to. */
@NullMarked
package dev.tributary.engine.privacy;

import org.jspecify.annotations.NullMarked;
