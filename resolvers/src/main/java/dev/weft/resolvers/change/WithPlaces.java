package dev.weft.resolvers.change;

import dev.weft.resolvers.plan.SelectedField;
import dev.weft.resolvers.plan.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A selection on a connection in which the places of its rows, and whether there are more, are selected besides: a stream
 * has to know them, whoever asks.
 */
record WithPlaces(Selection selection, String connection) implements Selection {
    private static final String INFO = "pageInfo";

    @Override
    public Set<String> fields(String typeName) {
        return typeName.equals(connection)
                ? with(selection.fields(typeName), Set.of(INFO))
                : selection.fields(typeName);
    }

    @Override
    public Selection below(String typeName, String field) {
        Selection below = selection.below(typeName, field);
        return typeName.equals(connection) && field.equals(INFO) ? new PageInfo(below) : below;
    }

    @Override
    public List<SelectedField> uses(String typeName, String field) {
        return selection.uses(typeName, field);
    }

    private record PageInfo(Selection selection) implements Selection {
        @Override
        public Set<String> fields(String typeName) {
            return with(selection.fields(typeName), Set.of("endCursor", "hasNextPage"));
        }

        @Override
        public Selection below(String typeName, String field) {
            return selection.below(typeName, field);
        }

        @Override
        public List<SelectedField> uses(String typeName, String field) {
            return selection.uses(typeName, field);
        }
    }

    private static Set<String> with(Set<String> some, Set<String> more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
