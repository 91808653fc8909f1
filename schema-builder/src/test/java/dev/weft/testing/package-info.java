/**
 * A real PostgreSQL for tests. Start at {@link TestPostgres#createDatabase()}: every test that wants
 * one gets a database of its own on a server that the whole JVM shares.
 */
@NullMarked
package dev.weft.testing;

import org.jspecify.annotations.NullMarked;
