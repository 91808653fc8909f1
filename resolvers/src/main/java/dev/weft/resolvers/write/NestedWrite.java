package dev.weft.resolvers.write;

import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.Predicate;
import java.util.List;
import java.util.Set;
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

    /** A row joins that is new or meets one that is there, and then that one does. */
    record Upsert(RelationEnd relation, RowChanges row, Conflict conflict) implements NestedWrite {
        @Override
        public ArgumentPath path() {
            return row.path();
        }
    }

    /**
     * A row leaves and stays what it is.
     *
     * @param key null for the one that the relation leads to
     */
    record Disconnect(RelationEnd relation, @Nullable RowKey key, ArgumentPath path) implements NestedWrite {}

    /**
     * A row of the relation is deleted.
     *
     * @param key null for the one that the relation leads to
     */
    record Delete(RelationEnd relation, @Nullable RowKey key, ArgumentPath path) implements NestedWrite {}

    /** These rows join, and all others leave. */
    record Replace(RelationEnd relation, List<RowKey> keys, ArgumentPath path) implements NestedWrite {
        public Replace {
            keys = List.copyOf(keys);
        }
    }

    /** Rows of the relation are changed. */
    record Update(RelationEnd relation, Which which, Change change, ArgumentPath path) implements NestedWrite {}

    /** Which rows of a relation are meant. */
    sealed interface Which {
        /** The one that it leads to. */
        record TheOne() implements Which {}

        record Named(RowKey key) implements Which {}

        /**
         * @param most rows that may be found
         */
        record Found(Predicate filter, int most) implements Which {}
    }

    /**
     * What becomes of a row.
     *
     * @param ifVersion the version that it must have; null for any
     */
    record Change(
            RowChanges patch, List<ColumnOp> ops, @Nullable String ifVersion) {
        public Change {
            ops = List.copyOf(ops);
        }

        /** What is touched of the row itself. */
        Set<String> touched() {
            return Touched.by(patch, ops);
        }

        OldRow of(Object key, ArgumentPath path) {
            return new OldRow(path, key, patch, ops, ifVersion);
        }
    }
}
