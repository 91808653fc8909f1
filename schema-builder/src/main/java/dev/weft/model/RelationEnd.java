package dev.weft.model;

import dev.weft.catalog.CollectionId;

/** A relation as one of its two collections shows it: an object field or a connection of its GraphQL type. */
public sealed interface RelationEnd {
    String apiName();

    CollectionId target();

    /** Of the relation, the field or the system's column behind it. Policies of the collection that has it speak of it so. */
    String catalogName();

    /** Whether the collection that shows it has it; otherwise its target does. */
    boolean isOwn();

    /** Whether it leads to any number of rows. */
    default boolean isToMany() {
        return switch (this) {
            case ToOne _, InverseOne _ -> false;
            case ToMany _, ManyToMany _ -> true;
        };
    }

    /** Whether clients may change where it leads. Who created a row is nothing that they say. */
    default boolean isWritable() {
        return switch (this) {
            case ToOne one -> one.key().writable();
            case InverseOne one -> one.key().writable();
            case ToMany many -> many.key().writable();
            case ManyToMany _ -> true;
        };
    }

    /**
     * To one row, by a foreign key of this collection.
     *
     * @param key the column of this collection that holds the target's primary key
     * @param unique whether at most one row refers to a target
     */
    record ToOne(String apiName, CollectionId target, Column key, boolean unique) implements RelationEnd {
        @Override
        public String catalogName() {
            return key.catalogName();
        }

        @Override
        public boolean isOwn() {
            return true;
        }
    }

    /**
     * To the one row that refers here by a unique foreign key.
     *
     * @param key the target's column that holds this collection's primary key
     */
    record InverseOne(String apiName, CollectionId target, Column key) implements RelationEnd {
        @Override
        public String catalogName() {
            return key.catalogName();
        }

        @Override
        public boolean isOwn() {
            return false;
        }
    }

    /**
     * To the rows that refer here by a foreign key.
     *
     * @param key the target's column that holds this collection's primary key
     */
    record ToMany(String apiName, CollectionId target, Column key) implements RelationEnd {
        @Override
        public String catalogName() {
            return key.catalogName();
        }

        @Override
        public boolean isOwn() {
            return false;
        }
    }

    /**
     * To many rows by a join table.
     *
     * @param ownColumn the join table's column with this collection's primary key
     * @param targetColumn the join table's column with the target's primary key
     * @param isOwn whether this is the end that declares the relation
     */
    record ManyToMany(
            String apiName,
            CollectionId target,
            String joinTable,
            String ownColumn,
            String targetColumn,
            String catalogName,
            boolean isOwn)
            implements RelationEnd {}
}
