package dev.weft.resolvers.compiled;

import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.RowPage;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a relation leads to, from every row that it starts at. */
sealed interface Related {
    /** Why it could not be read. */
    @Nullable
    Throwable failure();

    /** One row at most. */
    final class One implements Related {
        static final int NONE = -1;

        private final int[] positions;
        private final List<Row> rows;
        private final @Nullable Throwable failure;

        /**
         * @param positions by the position of the parent: where its row stands among the rows, or {@link #NONE}; not
         *     copied
         */
        One(int[] positions, List<Row> rows, @Nullable Throwable failure) {
            this.positions = positions;
            this.rows = rows;
            this.failure = failure;
        }

        int position(int parent) {
            return positions[parent];
        }

        Row row(int position) {
            return rows.get(position);
        }

        @Override
        public @Nullable Throwable failure() {
            return failure;
        }
    }

    /** Where rows stand that are come by in other ways. */
    final class Listed implements Related {
        private final IdentityHashMap<Row, Integer> positions = new IdentityHashMap<>();

        Listed(List<Row> rows) {
            rows.forEach(row -> positions.put(row, positions.size()));
        }

        int position(Row row) {
            return Objects.requireNonNull(positions.get(row));
        }

        @Override
        public @Nullable Throwable failure() {
            return null;
        }
    }

    /** A page of rows. */
    final class Many implements Related {
        private final int[] positions;
        private final List<RowPage> pages;
        private final int[] starts;
        private final @Nullable Throwable failure;

        private Many(int[] positions, List<RowPage> pages, @Nullable Throwable failure) {
            this.positions = positions;
            this.pages = pages;
            this.starts = new int[pages.size()];
            this.failure = failure;
            int start = 0;
            for (int i = 0; i < starts.length; i++) {
                starts[i] = start;
                start += pages.get(i).rows().size();
            }
        }

        /**
         * @param positions by the position of the parent: where its page stands among the pages; not copied
         */
        static Many of(int[] positions, List<RowPage> pages) {
            return new Many(positions, pages, null);
        }

        static Many failed(Throwable failure) {
            return new Many(new int[0], List.of(), failure);
        }

        RowPage page(int parent) {
            return pages.get(positions[parent]);
        }

        /** Where the rows of the parent's page begin among those of all pages. */
        int start(int parent) {
            return starts[positions[parent]];
        }

        @Override
        public @Nullable Throwable failure() {
            return failure;
        }
    }
}
