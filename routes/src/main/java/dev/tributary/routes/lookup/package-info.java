/** Look-ups that Camel answers: the file {@code lookups/crm.yaml} in the data folder answers {@code lookup('crm', …)} by its
 * route from {@code direct:lookup-crm}. What is asked about is the body, and the only thing the route is given; what the
 * route ends with is the answer. */
@NullMarked
package dev.tributary.routes.lookup;

import org.jspecify.annotations.NullMarked;
