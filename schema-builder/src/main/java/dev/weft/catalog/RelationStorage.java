package dev.weft.catalog;

/** Where a relation is kept in PostgreSQL. */
public sealed interface RelationStorage {
    /** A foreign key column of the declaring collection. */
    record ForeignKeyColumn(String column) implements RelationStorage {}

    /** A join table; its primary key is both columns, the declaring collection's first. */
    record JoinTable(String table, String sourceColumn, String targetColumn) implements RelationStorage {}
}
