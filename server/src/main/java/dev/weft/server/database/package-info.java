/**
 * Where PostgreSQL comes from: an external server named by {@code WEFT_DATABASE_URL}, or an embedded
 * one that lives in the Weft home directory. Start at {@link DatabaseConfiguration} for the pools that
 * the rest of the server uses, and at {@link EmbeddedPostgresServer} for the life of the embedded one.
 */
@NullMarked
package dev.weft.server.database;

import org.jspecify.annotations.NullMarked;
