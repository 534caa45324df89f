/** The packaged house in a process of its own, and those who write to it over HTTP: for the crash test and the benches. */
@NullMarked
package dev.tributary.ui.rig;

import org.jspecify.annotations.NullMarked;
