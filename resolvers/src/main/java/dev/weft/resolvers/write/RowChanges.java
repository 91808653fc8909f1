package dev.weft.resolvers.write;

import dev.weft.model.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * New values of a row, and what happens to the rows around it.
 *
 * @param path where the arguments give them
 */
public record RowChanges(ArgumentPath path, List<Assignment> assignments, List<NestedWrite> nested) {
    public RowChanges {
        assignments = List.copyOf(assignments);
        nested = List.copyOf(nested);
    }

    public boolean isEmpty() {
        return assignments.isEmpty() && nested.isEmpty();
    }

    /** Whether an insert or an update is all that it takes: nothing to look up, to write elsewhere or to count. */
    public boolean isOneStatement() {
        return nested.isEmpty() && givenKey().filter(Long.class::isInstance).isEmpty();
    }

    /** The primary key that the caller chose. */
    public Optional<Object> givenKey() {
        return assignments.stream()
                .filter(a -> a.column().kind() == Column.Kind.PRIMARY_KEY)
                .map(Assignment::value)
                .findFirst();
    }

    /** The same with another value. */
    RowChanges with(Assignment more) {
        List<Assignment> all = new ArrayList<>(assignments);
        all.add(more);
        return new RowChanges(path, all, nested);
    }

    /** A column and its new value; null empties it. */
    public record Assignment(Column column, @Nullable Object value, By by) {
        public Assignment(Column column, @Nullable Object value) {
            this(column, value, By.CALLER);
        }

        /** Whether it is among what the caller asked for, and not filled in besides. */
        boolean supplied() {
            return by != By.SERVER;
        }
    }

    /** Who says what a column becomes. */
    public enum By {
        /** The arguments hold the value. */
        CALLER,
        /** The arguments hold a row that the column refers to from now on, or its key by another name. */
        RELATION,
        /** The project: a default, a preset, who calls. */
        SERVER
    }
}
