package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.RowShape;
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

    private final Writing writing;
    private final CollectionModel collection;
    private final RowRights rights;
    private final Conflict conflict;
    private final RowShape shape;
    private final BiFunction<List<NewRow>, RowShape, List<Written>> plainly;

    /** @param plainly inserts rows that meet none */
    Upserts(
            Writing writing,
            CollectionModel collection,
            Conflict conflict,
            RowShape shape,
            BiFunction<List<NewRow>, RowShape, List<Written>> plainly) {
        this.writing = writing;
        this.collection = collection;
        this.rights = writing.rights(collection);
        this.conflict = conflict;
        this.shape = shape;
        this.plainly = plainly;
    }

    /** Rows of one kind are one statement. */
    private record Kind(List<Column> columns, Halves halves) {}

    List<Written> run(List<NewRow> rows) {
        @Nullable Written[] written = new Written[rows.size()];
        SameKeys same = SameKeys.among(rows, conflict);
        if (conflict.update()) {
            same.refuseAny(conflict);
        }
        List<Integer> free = new ArrayList<>();
        Map<Kind, List<Integer>> kinds = new LinkedHashMap<>();
        for (int i = 0; i < written.length; i++) {
            NewRow row = rows.get(i);
            if (!conflict.canMeet(row)) {
                free.add(i);
            } else if (same.first(i) == i) {
                kinds.computeIfAbsent(kind(row), _ -> new ArrayList<>()).add(i);
            }
        }
        if (!free.isEmpty()) {
            List<Written> plain = plainly.apply(free.stream().map(rows::get).toList(), shape);
            for (int i = 0; i < plain.size(); i++) {
                written[free.get(i)] = plain.get(i);
            }
        }
        kinds.forEach((kind, positions) -> write(rows, kind.halves(), positions, written));
        for (int i = 0; i < written.length; i++) {
            if (written[i] == null) {
                Written there = Objects.requireNonNull(written[same.first(i)]);
                written[i] = new Written(Outcome.UNCHANGED, there.row(), there.seen());
            }
        }
        return Arrays.stream(written).map(Objects::requireNonNull).toList();
    }

    private Kind kind(NewRow row) {
        return new Kind(row.assignments().stream().map(Assignment::column).toList(), Halves.of(rights, conflict, row));
    }

    /**
     * A row that was met and left alone is looked at afterwards, because the statement itself does not see what others
     * committed while it ran. One that is gone by then is met no more, so its turn comes again.
     */
    private void write(List<NewRow> rows, Halves halves, List<Integer> alike, @Nullable Written[] written) {
        Met met = new Met(rights, conflict, halves);
        List<Integer> open = alike;
        for (int round = 0; round < ROUNDS; round++) {
            List<Integer> positions = open;
            List<NewRow> these = positions.stream().map(rows::get).toList();
            Upsert upsert = new Upsert(rights, conflict, these);
            settle(these, halves, upsert.write(writing.session(), shape))
                    .forEach((at, row) -> written[positions.get(at)] = row);
            open = missing(positions, written);
            if (open.isEmpty()) {
                return;
            }
            upsert.look(writing.session(), met.asked(shape)).forEach((at, row) -> {
                if (written[positions.get(at)] == null) {
                    written[positions.get(at)] = met.left(row, these.get(at));
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

    /** Takes what the statement has written, unless something is wrong with it. */
    private Map<Integer, Written> settle(List<NewRow> rows, Halves halves, Map<Integer, Upsert.Result> results) {
        Map<Integer, Written> written = new LinkedHashMap<>();
        Faults faults = new Faults();
        results.forEach((at, result) -> {
            Demand demand = halves.of(result.created());
            Faults.Subject subject = RefusedRow.subject(writing, collection, rows, at, conflict);
            if (!demand.isNone() && demand.isToldAtOnce()) {
                faults.add(result.told().number(0), demand, subject);
            } else if (!demand.isNone()) {
                writing.pending().add(demand, result.told().row().key(), subject);
            }
            Outcome outcome = result.created() ? Outcome.CREATED : Outcome.UPDATED;
            written.put(at, new Written(outcome, result.told().row()));
        });
        faults.throwIfAny();
        return written;
    }

    private static List<Integer> missing(List<Integer> positions, @Nullable Written[] written) {
        return positions.stream().filter(at -> written[at] == null).toList();
    }
}
