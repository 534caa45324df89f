/** Camel routes that an integrator drops into a folder as files. Each file has a Camel context of its own: a changed one is
 * opened beside the old, takes its place, and the old is closed when it has finished what it was asked; a broken one keeps
 * the old serving and touches nobody else. What a folder's files are good for, its {@link dev.tributary.routes.file.FileKind}
 * says. */
@NullMarked
package dev.tributary.routes.file;

import org.jspecify.annotations.NullMarked;
