/** What the tests of several channels share. */
@NullMarked
package dev.tributary.routes.kit;

import org.jspecify.annotations.NullMarked;
