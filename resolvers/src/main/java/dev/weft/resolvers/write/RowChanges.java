package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** New values of a row and of its links. */
public record RowChanges(List<Assignment> assignments, List<Reference> references, List<LinkChange> links) {
    public RowChanges {
        assignments = List.copyOf(assignments);
        references = List.copyOf(references);
        links = List.copyOf(links);
    }

    public boolean isEmpty() {
        return assignments.isEmpty() && references.isEmpty() && links.isEmpty();
    }

    /** Whether an insert or an update is all that it takes: nothing to look up, to link or to count. */
    public boolean isOneStatement() {
        return references.isEmpty()
                && links.isEmpty()
                && givenKey().filter(Long.class::isInstance).isEmpty();
    }

    /** The primary key that the caller chose. */
    public Optional<Object> givenKey() {
        return assignments.stream()
                .filter(a -> a.column().kind() == Column.Kind.PRIMARY_KEY)
                .map(Assignment::value)
                .findFirst();
    }

    /**
     * A column and its new value; null empties it.
     *
     * @param supplied by the caller, not filled in for a new row
     */
    public record Assignment(
            Column column,
            @Nullable Object value,
            boolean supplied) {
        public Assignment(Column column, @Nullable Object value) {
            this(column, value, true);
        }
    }

    /** A to-one relation that gets the row with this key. */
    public record Reference(RelationEnd.ToOne relation, RowKey target) {}

    /** Links of a many-to-many relation that go and that come, in this order. */
    public record LinkChange(RelationEnd.ManyToMany relation, List<RowKey> disconnect, List<RowKey> connect) {
        public LinkChange {
            disconnect = List.copyOf(disconnect);
            connect = List.copyOf(connect);
        }
    }
}
