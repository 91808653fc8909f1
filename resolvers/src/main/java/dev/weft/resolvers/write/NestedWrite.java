package dev.weft.resolvers.write;

import dev.weft.model.RelationEnd;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a write does to rows at the other end of one of its row's relations. */
public sealed interface NestedWrite {
    RelationEnd relation();

    /** Where the arguments say so. */
    ArgumentPath path();

    /** A new row joins the relation. */
    record Create(RelationEnd relation, RowChanges row) implements NestedWrite {
        @Override
        public ArgumentPath path() {
            return row.path();
        }
    }

    /** A row that is there joins. One that refers to another row until now lets that go. */
    record Connect(RelationEnd relation, RowKey key, ArgumentPath path) implements NestedWrite {}

    /**
     * A row leaves and stays what it is.
     *
     * @param key null for the one that the relation leads to
     */
    record Disconnect(
            RelationEnd relation, @Nullable RowKey key, ArgumentPath path) implements NestedWrite {}

    /**
     * A row of the relation is deleted.
     *
     * @param key null for the one that the relation leads to
     */
    record Delete(
            RelationEnd relation, @Nullable RowKey key, ArgumentPath path) implements NestedWrite {}

    /** These rows join, and all others leave. */
    record Replace(RelationEnd relation, List<RowKey> keys, ArgumentPath path) implements NestedWrite {
        public Replace {
            keys = List.copyOf(keys);
        }
    }

    /** The row that the relation leads to is changed. */
    record Update(RelationEnd relation, RowChanges patch) implements NestedWrite {
        @Override
        public ArgumentPath path() {
            return patch.path();
        }
    }
}
