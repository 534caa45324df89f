/** The installation's own key, kept outside the database: a file in the data folder, or a property for clusters. Secrets of
 * channels and of the house are encrypted with what is derived from it, so a copy of the database alone opens nothing;
 * other purposes (signed Message-IDs) get keys of their own by {@link dev.tributary.engine.secret.InstallationKey#derive}. */
@NullMarked
package dev.tributary.engine.secret;

import org.jspecify.annotations.NullMarked;
