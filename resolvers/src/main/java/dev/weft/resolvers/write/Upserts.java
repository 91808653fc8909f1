package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Inserts rows that may meet others, and tells of each what became of it. */
final class Upserts {
    /** How often a row may vanish between its refusal and the look at it. */
    private static final int ROUNDS = 5;

    private final OperationSession session;
    private final CollectionModel collection;
    private final Conflict conflict;
    private final RowShape shape;
    private final BiFunction<List<NewRow>, RowShape, List<Written>> plainly;

    /** @param plainly inserts rows that meet none */
    Upserts(
            OperationSession session,
            CollectionModel collection,
            Conflict conflict,
            RowShape shape,
            BiFunction<List<NewRow>, RowShape, List<Written>> plainly) {
        this.session = session;
        this.collection = collection;
        this.conflict = conflict;
        this.shape = shape;
        this.plainly = plainly;
    }

    List<Written> run(List<NewRow> rows) {
        @Nullable Written[] written = new Written[rows.size()];
        SameKeys same = SameKeys.among(rows, conflict);
        if (conflict.update()) {
            same.refuseAny(conflict);
        }
        List<Integer> free = new ArrayList<>();
        Map<List<Column>, List<Integer>> kinds = new LinkedHashMap<>();
        for (int i = 0; i < written.length; i++) {
            NewRow row = rows.get(i);
            if (!conflict.canMeet(row)) {
                free.add(i);
            } else if (same.first(i) == i) {
                kinds.computeIfAbsent(columns(row), _ -> new ArrayList<>()).add(i);
            }
        }
        if (!free.isEmpty()) {
            List<Written> plain = plainly.apply(free.stream().map(rows::get).toList(), shape);
            for (int i = 0; i < plain.size(); i++) {
                written[free.get(i)] = plain.get(i);
            }
        }
        kinds.values().forEach(positions -> write(rows, positions, written));
        for (int i = 0; i < written.length; i++) {
            if (written[i] == null) {
                Row there = Objects.requireNonNull(written[same.first(i)]).row();
                written[i] = new Written(Outcome.UNCHANGED, there);
            }
        }
        return Arrays.stream(written).map(Objects::requireNonNull).toList();
    }

    private static List<Column> columns(NewRow row) {
        return row.assignments().stream().map(Assignment::column).toList();
    }

    /**
     * A row that was met and left alone is looked at afterwards, because the statement itself does not see what others
     * committed while it ran. One that is gone by then is met no more, so its turn comes again.
     */
    private void write(List<NewRow> rows, List<Integer> alike, @Nullable Written[] written) {
        List<Integer> open = alike;
        for (int round = 0; round < ROUNDS; round++) {
            List<Integer> positions = open;
            Upsert upsert = new Upsert(
                    collection, conflict, positions.stream().map(rows::get).toList());
            upsert.write(session, shape).forEach((at, row) -> written[positions.get(at)] = row);
            open = missing(positions, written);
            if (open.isEmpty()) {
                return;
            }
            upsert.look(session, shape).forEach((at, row) -> {
                if (written[positions.get(at)] == null) {
                    written[positions.get(at)] = new Written(Outcome.UNCHANGED, row);
                }
            });
            open = missing(positions, written);
            if (open.isEmpty()) {
                return;
            }
        }
        throw new ApiException(ApiError.of(
                ErrorCode.SERIALIZATION_FAILURE,
                "Others created and deleted the same rows at the same time; send the request again"));
    }

    private static List<Integer> missing(List<Integer> positions, @Nullable Written[] written) {
        return positions.stream().filter(at -> written[at] == null).toList();
    }
}
