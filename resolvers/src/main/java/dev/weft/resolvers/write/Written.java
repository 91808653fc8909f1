package dev.weft.resolvers.write;

import dev.weft.resolvers.sql.Row;

/** A row after a write, and what the write did to it. */
record Written(Outcome outcome, Row row) {}
