package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.resolvers.plan.FilterReader;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.write.RowUpdate.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of mutations of many rows. Pure. What is wrong with one part is kept apart from what is wrong with
 * the others.
 */
final class BulkPlanner {
    private static final String ID = "id";
    private static final String FILTER = "filter";
    private static final String PATCH = "patch";
    private static final String OPS = "ops";
    private static final String MAX_AFFECTED = "maxAffected";

    private final Reading reading;
    private final CollectionModel collection;
    private final int depth;
    private final @Nullable Column byParent;

    BulkPlanner(Reading reading, CollectionModel collection) {
        this(reading, collection, 0, null);
    }

    /**
     * @param depth how deep the rows are nested in others
     * @param byParent the foreign key by which they belong to the row that they are nested in; null for none
     */
    BulkPlanner(Reading reading, CollectionModel collection, int depth, @Nullable Column byParent) {
        this.reading = reading;
        this.collection = collection;
        this.depth = depth;
        this.byParent = byParent;
    }

    /** An {@code onConflict}; its findings come with those of the rows. */
    @Nullable
    Conflict conflict(@Nullable Object onConflict) {
        return new ConflictReader(reading, collection, ArgumentPath.of("onConflict")).read(onConflict);
    }

    void throwIfAny() {
        reading.findings().throwIfAny();
    }

    /** New rows. */
    Planned<RowChanges> creates(List<Map<String, Object>> inputs) {
        return each(
                inputs,
                ArgumentPath.of("input"),
                (input, path) -> new ChangeReader(reading, collection, path).ofNewRow(input));
    }

    /** Changes that each say of which rows. */
    Planned<RowUpdate> updates(List<Map<String, Object>> updates) {
        return each(updates, ArgumentPath.of("updates"), this::update);
    }

    private <T> Planned<T> each(
            List<Map<String, Object>> given, ArgumentPath path, BiFunction<Map<String, Object>, ArgumentPath, T> read) {
        Findings findings = reading.findings();
        reading.admits(given.size(), path);
        Map<Integer, T> parts = new TreeMap<>();
        Map<Integer, List<ApiError>> refused = new TreeMap<>();
        List<ApiError> general = findings.take();
        for (int i = 0; i < given.size() && !reading.isFull(); i++) {
            T part = read.apply(given.get(i), path.child(i));
            List<ApiError> own = findings.take();
            if (reading.isFull()) {
                return new Planned<>(own, parts, refused);
            }
            if (own.isEmpty()) {
                parts.put(i, part);
            } else {
                refused.put(i, own);
            }
        }
        return new Planned<>(general, parts, refused);
    }

    /** A change that says of which rows. */
    RowUpdate update(Map<String, Object> update, ArgumentPath path) {
        String version = (String) update.get("ifVersion");
        return changes(update, path, target(update, path), version);
    }

    private Target target(Map<String, Object> update, ArgumentPath path) {
        Object id = update.get(ID);
        Object filter = update.get(FILTER);
        if ((id == null) == (filter == null)) {
            reading.findings().badInput("Give either 'id' or 'filter'", path, List.of());
            return new Target.ByFilter(Predicate.ALWAYS, 0);
        }
        if (id != null) {
            Object key = reading.keys()
                    .id(collection, id, path.child(ID), List.of(ID))
                    .orElse(id);
            return new Target.ByKey(key);
        }
        Predicate found = filter(filter, path.child(FILTER));
        if (EveryRow.satisfies(found)) {
            reading.findings()
                    .badInput("'filter' holds for every row: say which rows are meant", path.child(FILTER), List.of());
        }
        return new Target.ByFilter(found, most(update, path.child(MAX_AFFECTED)));
    }

    /** {@code filter}, {@code patch}, {@code ops}, {@code maxAffected} and {@code confirmAll}, side by side. */
    RowUpdate filtered(Map<String, Object> arguments) {
        return changes(arguments, ArgumentPath.ARGUMENTS, confirmed(arguments), null);
    }

    Target.ByFilter confirmed(Map<String, Object> arguments) {
        ArgumentPath path = ArgumentPath.of(FILTER);
        Predicate filter = filter(arguments.get(FILTER), path);
        if (EveryRow.satisfies(filter) && !Boolean.TRUE.equals(arguments.get("confirmAll"))) {
            reading.findings()
                    .badInput(
                            "'filter' holds for every row: say which rows are meant, or set 'confirmAll'",
                            path,
                            List.of());
        }
        return new Target.ByFilter(filter, most(arguments, ArgumentPath.of(MAX_AFFECTED)));
    }

    private RowUpdate changes(Map<String, Object> members, ArgumentPath path, Target target, @Nullable String version) {
        RowChanges changes = new ChangeReader(reading, collection, path.child(PATCH), depth)
                .ofOldRow(members(members.get(PATCH)), byParent);
        List<ColumnOp> ops = new OpsReader(collection, path.child(OPS), reading.findings()).read(members.get(OPS));
        OpsRules.check(changes, ops, path.child(OPS), reading.findings());
        return new RowUpdate(path, target, changes, ops, version);
    }

    private Predicate filter(@Nullable Object filter, ArgumentPath path) {
        try {
            return FilterReader.read(reading.model(), collection, filter, ReadLimits.DEFAULT, path.names());
        } catch (ApiException refusal) {
            reading.findings().add(refusal);
            return new Predicate.Or(List.of());
        }
    }

    private int most(Map<String, Object> members, ArgumentPath path) {
        int most = (Integer) Objects.requireNonNull(members.get(MAX_AFFECTED));
        if (most < 0) {
            reading.findings().badInput("'maxAffected' cannot be negative", path, List.of());
        }
        return most;
    }

    /** GraphQL has coerced it to an input object. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(@Nullable Object given) {
        return given == null ? Map.of() : (Map<String, Object>) given;
    }
}
