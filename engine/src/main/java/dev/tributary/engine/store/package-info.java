/** All SQL. Every port of the engine that needs the database is implemented here, in jOOQ generated from the Flyway scripts,
 * the same for H2 and PostgreSQL. Nothing depends on this package; tables take masked text only. */
@NullMarked
package dev.tributary.engine.store;

import org.jspecify.annotations.NullMarked;
