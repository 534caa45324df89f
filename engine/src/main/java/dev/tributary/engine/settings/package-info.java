/** What an admin sets once for the whole house: where it is reached, whether a proxy in front is trusted, who its own mail
 * comes from. */
@NullMarked
package dev.tributary.engine.settings;

import org.jspecify.annotations.NullMarked;
