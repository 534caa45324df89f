/** Trying out a channel that came as a file: its context is opened with stand-ins for everything outside, its own samples are
 * sent through it, and the contract that every channel keeps is gone through one behaviour after the other. */
@NullMarked
package dev.tributary.routes.trial;

import org.jspecify.annotations.NullMarked;
