package dev.weft.resolvers.write;

import dev.weft.model.RelationEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the rows of a batch do to their relations, sorted so that the same thing is done for all of them at once. */
final class Grouped {
    private final Map<Kind, List<Each<?>>> byKind = new HashMap<>();

    private record Kind(RelationEnd relation, Class<? extends NestedWrite> write) {}

    /**
     * @param row position in the batch
     */
    record Each<W extends NestedWrite>(int row, W write) {}

    static Grouped of(List<RowChanges> rows) {
        Grouped grouped = new Grouped();
        for (int row = 0; row < rows.size(); row++) {
            for (NestedWrite write : rows.get(row).nested()) {
                grouped.byKind
                        .computeIfAbsent(new Kind(write.relation(), write.getClass()), _ -> new ArrayList<>())
                        .add(new Each<>(row, write));
            }
        }
        return grouped;
    }

    boolean isEmpty() {
        return byKind.isEmpty();
    }

    /** In the order of the rows and of what each of them says. */
    @SuppressWarnings("unchecked")
    <W extends NestedWrite> List<Each<W>> of(RelationEnd relation, Class<W> kind) {
        return (List<Each<W>>) (List<?>) byKind.getOrDefault(new Kind(relation, kind), List.of());
    }

    /** Where something is done to the relation. */
    ArgumentPath path(RelationEnd relation) {
        return byKind.entrySet().stream()
                .filter(entry -> entry.getKey().relation().equals(relation))
                .map(entry -> entry.getValue().getFirst().write().path())
                .findFirst()
                .orElseThrow();
    }

    /** Which rows do something of these kinds to the relation. */
    List<Integer> rows(RelationEnd relation, List<Class<? extends NestedWrite>> kinds) {
        return kinds.stream()
                .flatMap(kind -> of(relation, kind).stream())
                .map(Each::row)
                .distinct()
                .toList();
    }
}
