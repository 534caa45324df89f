/** Where the house meets the world. Every channel is a few Camel routes between its own protocol and the {@code conversation:}
 * component of {@link dev.tributary.routes.stream}; each channel has a package of its own beside it. */
@NullMarked
package dev.tributary.routes;

import org.jspecify.annotations.NullMarked;
