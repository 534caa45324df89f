/**
 * What {@code ./tributary start --demo} brings so that all three channels can be tried on one machine: a mail server in the
 * process, a stand-in for Facebook's Graph API that behaves as Meta documents (errors included), customers who write by
 * both, and sample conversations sent through the real routes. The stand-in is the test kit's, too.
 */
@NullMarked
package dev.tributary.routes.demo;

import org.jspecify.annotations.NullMarked;
