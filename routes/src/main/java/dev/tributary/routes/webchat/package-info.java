/** Website chat, end to end on the server's side. A site is a channel account; its key is public, so a browser first asks
 * for a visitor token, which is good for one origin. What the visitor writes is checked here (origin, token, size, depth,
 * rate), becomes an {@link dev.tributary.engine.spi.InboundMessage} and goes through a Camel route into the house; it is
 * acknowledged after the commit. What agents answer needs no sending: the visitor's stream reads the log from where it
 * stopped, woken by the event feed, so that nothing is lost or doubled however often the line is cut. */
@NullMarked
package dev.tributary.routes.webchat;

import org.jspecify.annotations.NullMarked;
