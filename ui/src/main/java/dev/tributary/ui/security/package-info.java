/** The door: who may come in, how often they may try, when their visit ends, and what browsers are told not to do. */
@NullMarked
package dev.tributary.ui.security;

import org.jspecify.annotations.NullMarked;
