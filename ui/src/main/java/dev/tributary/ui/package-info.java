/** The process: it starts here, says where it can be reached, and answers the command line. */
@NullMarked
package dev.tributary.ui;

import org.jspecify.annotations.NullMarked;
