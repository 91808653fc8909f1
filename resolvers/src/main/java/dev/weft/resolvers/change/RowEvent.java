package dev.weft.resolvers.change;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.GlobalId;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.SeenImage;
import dev.weft.schema.Operation.ChangeMember;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a row as one caller is told of it.
 *
 * @param row as the change left it; null where it was deleted or can no longer be read
 * @param changed the columns that an update changed, as far as they could be read before and can be now
 * @param previous what these held before, or a deleted row; null where nothing of it may be told
 */
public record RowEvent(
        CollectionModel collection,
        LoggedChange change,
        Transition transition,
        @Nullable Row row,
        List<Column> changed,
        @Nullable Map<String, @Nullable Object> previous) {

    /**
     * What the caller would find by asking for the rows before and after. Empty where he would find the same.
     *
     * @param before null where the row could not be read
     * @param after null where it cannot be read
     */
    static Optional<RowEvent> of(
            CollectionModel collection, LoggedChange change, @Nullable SeenImage before, @Nullable SeenImage after) {
        Optional<Transition> moved =
                Transition.of(before != null && before.matches(), after != null && after.matches());
        return moved.flatMap(transition -> {
            List<Column> changed =
                    before == null || after == null ? List.of() : different(collection, before.row(), after.row());
            if (transition == Transition.STAYED && changed.isEmpty()) {
                return Optional.empty();
            }
            Row row = after == null ? null : after.row();
            return Optional.of(new RowEvent(
                    collection, change, transition, row, changed, previous(collection, change, before, changed)));
        });
    }

    private static @Nullable Map<String, @Nullable Object> previous(
            CollectionModel collection, LoggedChange change, @Nullable SeenImage before, List<Column> changed) {
        if (before == null) {
            return null;
        }
        if (change.kind() == ChangeKind.DELETED) {
            return ShownValues.of(before.row(), collection.readable());
        }
        return changed.isEmpty() ? null : ShownValues.of(before.row(), changed);
    }

    /** Cells that cannot be read are null in both. */
    private static List<Column> different(CollectionModel collection, Row before, Row after) {
        return collection.readable().stream()
                .filter(column -> !column.name().equals(CollectionModel.UPDATED_AT))
                .filter(column -> {
                    int ordinal = RowShape.ordinal(collection, column);
                    return !Arrays.equals(before.text(ordinal), after.text(ordinal));
                })
                .toList();
    }

    public String id() {
        Object key = GlobalId.keyOf(collection, change.key()).orElseThrow();
        return new GlobalId(collection.spec().number(), key).encode();
    }

    public OffsetDateTime committedAt() {
        return change.committedAt();
    }

    /** A member as fetchers give it. */
    public @Nullable Object member(ChangeMember member) {
        return switch (member) {
            case KIND -> change.kind().name();
            case TRANSITION -> transition.name();
            case ID -> id();
            case ROW -> row;
            case CHANGED_FIELDS -> changed.stream().map(Column::apiName).toList();
            case PREVIOUS -> previous;
            case CURSOR -> change.cursor();
            case COMMITTED_AT -> committedAt();
        };
    }
}
