/** From a book's text to something that decides: the checker gives every word its meaning and every value its type, and
 * reports all it finds at once; the compiler is what the engine sees; the books that ship with the house are read from
 * here. */
@NullMarked
package dev.tributary.rules.book;

import org.jspecify.annotations.NullMarked;
