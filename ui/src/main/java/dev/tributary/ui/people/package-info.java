/** The screen where colleagues and groups are added and changed. */
@NullMarked
package dev.tributary.ui.people;

import org.jspecify.annotations.NullMarked;
